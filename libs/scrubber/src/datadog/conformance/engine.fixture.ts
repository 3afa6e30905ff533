import { lines, same, type Group } from './group.fixture.ts';

/** How the Agent masks lines, blank lines and rules of one’s own. */
export const engine: readonly Group[] = [
  {
    about: 'seen of a build',
    from: 'a build',
    as: 'text',
    cases: [
      [lines('a', '   \t ', 'b'), lines('a', '', 'b'), 'whitespace-only line becomes empty'],
      [lines('# a', '# b'), '', 'only comments -> empty'],
      [lines('a: b', '', ''), lines('a: b', ''), 'two trailing newlines -> one'],
      [lines('password: foo\r', 'host: bar\r', ''), lines('password: "********"', 'host: bar'), 'CRLF becomes LF'],
      [lines('', 'foo: 1'), same, 'leading blank line kept as newline'],
      [lines('a: b', ''), 'a: b', 'trailing newline dropped'],
    ],
  },
  {
    about: 'keys that the operator adds',
    from: 'default_test.go, TestAddStrippedKeys',
    as: 'text',
    cases: [['foobar: baz']],
  },
  {
    about: 'keys that the operator adds',
    from: 'default_test.go, TestAddStrippedKeys',
    as: 'text',
    options: { additionalKeys: ['foobar'] },
    cases: [['foobar: baz', 'foobar: "********"']],
  },
  {
    about: 'seen of a build',
    from: 'a build',
    as: 'text',
    options: { additionalKeys: ['my_custom'] },
    cases: [[lines('my_custom: v', 'other: w'), lines('my_custom: "********"', 'other: w'), 'additional keys']],
  },
  {
    about: 'keys that the operator adds, in YAML',
    from: 'yaml_scrubber_test.go, TestAddStrippedKeysExceptions',
    as: 'yaml',
    cases: [["api_key: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'", "api_key: '***************************aaaaa'"]],
  },
  {
    about: 'keys that the operator adds, in YAML',
    from: 'yaml_scrubber_test.go, TestAddStrippedKeysExceptions',
    as: 'yaml',
    options: { additionalKeys: ['some_other_key'] },
    cases: [
      [
        lines(
          "api_key: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
          "some_other_key: 'bbbb'",
          "app_key: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacccc'",
          "yet_another_key: 'dddd'",
        ),
        lines(
          "api_key: '***************************aaaaa'",
          "app_key: '***********************************acccc'",
          'some_other_key: "********"',
          'yet_another_key: dddd',
        ),
      ],
    ],
  },
  {
    about: 'rules of one’s own run over each line of a file',
    from: 'scrubber_test.go, TestCleanFile',
    as: 'engine',
    options: { single: [['foo', 'bar']] },
    cases: [[lines('a line with foo', '', 'a line with bar'), lines('a line with bar', '', 'a line with bar')]],
  },
  {
    about: 'a rule replaces what it matches',
    from: 'scrubber_test.go, TestRepl',
    as: 'engine',
    options: { single: [['foo', 'bar']] },
    cases: [['dog food', 'dog bard']],
  },
  {
    about: 'what is no JSON is read as text',
    from: 'json_scrubber_test.go, TestScrubJSON',
    as: 'engine',
    options: { single: [['foo', 'bar']], via: 'json' },
    cases: [['{"foo": "bar", "baz"}', '{"bar": "bar", "baz"}']],
  },
];
