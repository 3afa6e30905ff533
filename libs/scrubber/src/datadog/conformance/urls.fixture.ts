import { lines, same, type Group } from './group.fixture.ts';

/** How the Agent masks passwords in URLs. */
export const urls: readonly Group[] = [
  {
    about: 'passwords in URLs',
    from: 'default_test.go, TestConfigStripURLPassword',
    as: 'text',
    cases: [
      [
        "   random_url_key:   'mongodb+srv://user:pass-with-hyphen@abc.example.com/database'   ",
        "   random_url_key:   'mongodb+srv://user:********@abc.example.com/database'   ",
      ],
      [
        "   random_url_key:   'mongodb+s.r-v://user:password@host:port'   ",
        "   random_url_key:   'mongodb+s.r-v://user:********@host:port'   ",
      ],
      ['random_url_key: http://user:p@ssw0r)@host:port', 'random_url_key: http://user:********@host:port'],
      [
        'flushing serie: {"metric":"kubeproxy","tags":["image_id":"foobar/foobaz@sha256:e8dabc7d398d25ecc8a3e33e3153e988e79952f8783b81663feb299ca2d0abdd"]}',
      ],
      [
        lines('random_url_key: |', '\t\t\thttp://user:password@host:port'),
        lines('random_url_key: |', '\t\t\thttp://user:********@host:port'),
      ],
      ['"simple.metric:44|g|@1.00000"'],
      ["random_domain_key: 'user:password@host:port'", "random_domain_key: 'user:********@host:port'"],
      ["random_url_key: 'http://user:password@host:port'", "random_url_key: 'http://user:********@host:port'"],
      ['random_url_key: "http://user:password@host:port"', 'random_url_key: "http://user:********@host:port"'],
      ['random_url_key http://user:password@host:port', 'random_url_key http://user:********@host:port'],
      ['random_url_key: http://user:password@host:port', 'random_url_key: http://user:********@host:port'],
      ['random_url_key: protocol://user:p@ssw0r)@host:port', 'random_url_key: protocol://user:********@host:port'],
      [
        "   random_url_key:   'http://user-with-hyphen:pass-with-hyphen@abc.example.com/database'   ",
        "   random_url_key:   'http://user-with-hyphen:********@abc.example.com/database'   ",
      ],
      [
        lines('random_url_key: >', '\t\t\thttp://user:password@host:port'),
        lines('random_url_key: >', '\t\t\thttp://user:********@host:port'),
      ],
    ],
  },
  {
    about: 'seen of a build',
    from: 'a build',
    as: 'line',
    cases: [
      ['image: docker.io/lib/foo@sha256:abcd', same, 'image digest only stays'],
      [
        'image: docker.io/lib/foo:1.2@sha256:abcd',
        'image: docker.io/lib/foo:********@sha256:abcd',
        'image tag with digest (false positive)',
      ],
      ['at 10:00:00 mail me@example.com', same, 'email after time stays'],
    ],
  },
  {
    about: 'seen of a build',
    from: 'a build',
    as: 'url',
    cases: [
      ['amqp://u:p@ss@host/vhost', 'amqp://u:********@host/vhost', '@ in password'],
      ['https://token@github.com/x', 'https:********@github.com/x', 'token@ URL (scheme eaten)'],
      ['http://a:b@h1 and http://c:d@h2', 'http://a:********@h1 and http://c:********@h2', 'two urls on a line'],
      ['redis://:secret@host:6379/0', 'redis:********@host:6379/0', 'empty user (scheme eaten)'],
      ['https://host:8080/path@v1', 'https://host:********@v1', 'port and @ in path (false positive)'],
      ['https://7-77-0-flare.agent.datadoghq.com./support/flare/999', same, 'plain flare url stays'],
      ['{"u":"http://a:b@h"}', '{"u":"http://a:********@h"}', 'quote stops'],
      ['HTTP://User:PassW0rd@Host', 'HTTP://User:********@Host', 'uppercase scheme'],
      ['a:b|c@d', same, 'pipe stops'],
    ],
  },
];
