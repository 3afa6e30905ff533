import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ConfigError, loadConfig, parseConfig } from './load-config.ts';

suite('parseConfig()', () => {
  function mistakesIn(text: string) {
    try {
      parseConfig(text);
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.mistakes.map(({ line, path }) => `${line} ${path}`);
    }
    return assert.fail('the configuration was accepted');
  }

  test('fills in what is left out', () => {
    const { nats, targets } = parseConfig('');
    assert.equal(nats.url, 'nats://127.0.0.1:4222');
    assert.deepEqual(targets, {});
  });

  test('reads lengths of time and sizes', () => {
    const { targets } = parseConfig(
      'targets:\n  web:\n    collect:\n      - { files: /var/log/*.log, since: 24h, maxBytes: 64MiB }\n',
    );
    const [files] = targets.web!.collect;
    assert.ok(files && 'files' in files);
    assert.deepEqual([files.since, files.maxBytes], [86_400_000, 67_108_864]);
  });

  test('takes no time to wait that a timer cannot hold, and makes whole milliseconds of all', () => {
    const waits = [
      'targets: { web: { budget: { time: 25d } } }',
      'targets: { web: { agent: { timeout: 600h } } }',
      'targets: { web: { collect: [{ command: [uptime], into: uptime, timeout: 30d }] } }',
      'destinations: { ours: { kind: datadog, retryFor: 60d } }',
      'destinations: { ours: { kind: datadog, timeout: 60d } }',
      'groups: { barrier: 25d }',
      'nats: { takeover: 25d }',
      'scrubber: { timeLimit: 25d }',
    ];
    for (const text of waits) assert.match(words(text), /^expected at most "24d"$/);
    assert.equal(parseConfig('retention: { records: { age: 90d } }').retention.records.age, 90 * 86_400_000);
    assert.equal(parseConfig('groups: { barrier: 1.005s }').groups.barrier, 1_005);
  });

  test('names the line of each mistake', () => {
    const text =
      'nats:\n  url: 4\ntargets:\n  web:\n    colect: []\n    pprof:\n      web: not a url\ndestinations:\n  ours: { kind: ftp }\n';
    assert.deepEqual(mistakesIn(text), [
      '2 nats.url',
      '5 targets.web.colect',
      '7 targets.web.pprof.web',
      '9 destinations.ours.kind',
    ]);
  });

  test('names the line of what is no YAML', () => {
    assert.deepEqual(mistakesIn('nats:\n  url: "a\n'), ['3 ']);
  });

  test('speaks of the collector that was most likely meant', () => {
    const text = 'targets:\n  web:\n    collect:\n      - files: var/log/*.log\n';
    assert.deepEqual(mistakesIn(text), ['4 targets.web.collect.0.files']);
  });

  test('speaks of the preset that was meant, not of its short form', () => {
    assert.deepEqual(mistakesIn('targets:\n  web:\n    preset:\n      name: service\n      url: 5\n'), [
      '5 targets.web.preset.url',
    ]);
  });

  const words = (text: string) => {
    try {
      parseConfig(text);
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.mistakes.map(({ message }) => message).join('\n');
    }
    return assert.fail('the configuration was accepted');
  };

  test('says in plain words what was expected, and what is missing', () => {
    assert.equal(words('nats: { url: 4 }'), 'expected string, got number; put quotes around it');
    assert.equal(words('destinations: { ours: { kind: intake } }'), 'is missing, expected string');
  });

  test('says what to do about what is easily written wrongly', () => {
    const web = (text: string) => words(`targets: { web: ${text} }`);
    assert.equal(words('targets:\n  web:\n'), 'expected keys with values, got nothing: indent what belongs to it');
    assert.equal(words('nats: nats://127.0.0.1:4222'), 'expected keys with values, got string');
    assert.equal(words('[]'), 'expected keys with values, got a list');
    assert.equal(
      web('{ collect: [{ command: [sleep, 5], into: a }] }'),
      'expected string, got number; put quotes around it',
    );
    assert.equal(
      web('{ preset: service }'),
      'expected "datadog-cluster-agent", "nats-server" or { name: service, url: http://… }',
    );
    assert.equal(words('targets: { "a b": {} }'), 'is not a valid name: expected letters, digits, "_" and "-"');
  });

  test('knows the configuration of the Agent, and says where its name belongs', () => {
    assert.equal(
      words('api_key: a\nsite: datadoghq.eu\ntags: [env:prod]\n'),
      [1, 2, 3]
        .map(() => 'is a key of the Agent’s own configuration: name that file with "agent: { config: … }"')
        .join('\n'),
    );
  });

  test('says of a file that cannot be read why, and what to do', async () => {
    await assert.rejects(loadConfig('/none/flarewire.yaml'), {
      message:
        'Cannot read the configuration /none/flarewire.yaml: there is no such file (ENOENT); name another one with --config',
    });
    await assert.rejects(loadConfig('/'), {
      message: 'Cannot read the configuration /: it is a folder (EISDIR); name another one with --config',
    });
  });

  test('takes what is written once and merged into other targets', () => {
    const { targets } = parseConfig(
      'targets:\n  a: &a\n    collect: [{ command: [uptime], into: uptime }]\n  b:\n    <<: *a\n    budget: { time: 1m }\n',
    );
    assert.deepEqual(targets.b?.collect, targets.a?.collect);
    assert.equal(targets.b?.budget?.time, 60_000);
  });

  test('says of a variable of the environment that nobody fills it in, but where a program or a pattern reads it', () => {
    const said = 'has a variable in it, "${…}", and none is filled in here; write its value';
    assert.equal(words('nats: { url: "${NATS_URL}" }'), said);
    assert.equal(words('destinations: { ours: { kind: folder, path: "/srv/${NAME}" } }'), said);
    parseConfig('targets: { web: { collect: [{ command: [sh, -c, "echo ${HOME}"], into: home }] } }');
    parseConfig('scrubber: { keys: ["${SALT}"] }');
  });

  test('says in plain words what of YAML it does not take', () => {
    assert.equal(
      words('nats: { url: !env NATS_URL }'),
      'has a tag, which begins with "!", that is not known here; take it out',
    );
    assert.equal(words('nats: {}\n---\nnats: {}\n'), 'a second document begins here ("---"); keep one in a file');
    assert.equal(words('nats: {}\nnats: {}\n'), 'this key is there twice; keep one of them');
    assert.equal(words('targets:\n'), 'expected keys with values, got nothing: indent what belongs to it');
    assert.equal(words(`targets: { ${'x'.repeat(65)}: {} }`), 'is not a valid name: expected at most 64 characters');
  });

  test('quotes nothing of a file that is no YAML, which may be a secret whose quotes are wrong', () => {
    for (const text of [
      'nats:\n  creds: "x" planted-s3cret-1\n',
      'a: |planted-s3cret-1\n  x\n',
      'a: "\\planted-s3cret-1"\n',
      'a: !planted-s3cret-1 x\nb: [\n',
      'a: *planted-s3cret-1\n',
    ])
      assert.throws(
        () => parseConfig(text),
        (error: Error & { code?: string }) => error.code === 'invalid_config' && !error.message.includes('planted'),
        text,
      );
  });

  test('says of a file that is something else only the first mistakes, and how many more there are', () => {
    const text = Array.from({ length: 50 }, (_, at) => `key${at}: 1`).join('\n');
    assert.throws(
      () => parseConfig(text),
      (error: Error) => error.message.split('\n').length === 22 && error.message.endsWith('and 30 more'),
    );
  });

  test('says once where YAML breaks, and no half sentence', () => {
    assert.match(words('targets:\n  web: [\n'), /^Flow sequence .*[a-z\]]$/);
  });

  test('names the key that was most likely meant, and none where none is near', () => {
    assert.equal(words('targts: {}'), 'is not a known key; did you mean "targets"?');
    assert.equal(words('targets: { web: { colect: [] } }'), 'is not a known key; did you mean "collect"?');
    assert.equal(
      words('targets: { web: { collect: [{ files: /x, maxbytes: 1MiB }] } }'),
      'is not a known key; did you mean "maxBytes"?',
    );
    assert.equal(
      words('destinations: { ours: { kind: intake, url: "http://a", apikeyfile: /k } }'),
      'is not a known key; did you mean "apiKeyFile"?',
    );
    assert.match(words('something: 1'), /^is not a known key; known here are nats, .*targets/);
    assert.match(words('targets: { web: { collect: [{ cmd: [ls], into: a }] } }'), /known here are files, .*command/);
  });

  test('names the key of a collector that is not known, and which one was meant', () => {
    const collect = (text: string) => words(`targets: { web: { collect: [${text}] } }`);
    assert.equal(collect('{ fiels: /x, into: a/ }'), 'is not a known key; did you mean "files"?');
    assert.equal(collect('{ comand: [ls], into: a }'), 'is not a known key; did you mean "command"?');
    assert.equal(collect('{ kubernetes: { pth: /api/v1/pods }, into: a }'), 'is not a known key; did you mean "path"?');
    assert.deepEqual(mistakesIn('targets:\n  web:\n    colect:\n      - files: /x\n'), ['3 targets.web.colect']);
    assert.deepEqual(mistakesIn('targets:\n  web:\n    collect:\n      - into: a/\n        fiels: /x\n'), [
      '5 targets.web.collect.0.fiels',
    ]);
  });

  test('says what can be collected where nothing of it is named, and that two things do not go together', () => {
    const collect = (text: string) => words(`targets: { web: { collect: [${text}] } }`);
    assert.equal(collect('{ into: a/ }'), 'expected one of files, http, expvar, command, env or kubernetes');
    assert.equal(collect('{ files: /x, http: "http://a", into: a/ }'), 'does not go with "files"');
    assert.equal(collect('{ into: a/, http: "http://a", files: /x }'), 'does not go with "files"');
    assert.equal(collect('{}'), 'expected one of files, http, expvar, command, env or kubernetes');
    assert.equal(collect('5'), 'expected keys with values, got number');
    const withoutKey =
      'is missing: "pseudonyms: case" needs the absolute path of a file, which is made where there is none';
    assert.equal(words('scrubber: { pseudonyms: case }'), withoutKey);
    const withoutCase = 'goes with "pseudonyms: case" alone; write that, or take the key out';
    assert.equal(words('scrubber: { pseudonymKey: /etc/case.key }'), withoutCase);
  });

  test('says of a key that belongs to another kind that it does not go with the others', () =>
    assert.equal(
      words('destinations: { support: { kind: datadog, apiKeyFile: /run/key } }'),
      'does not go with the keys beside it, such as its kind; take it out',
    ));

  test('says which values there are, and which one was meant', () => {
    const kinds = 'expected "datadog", "intake" or "folder"';
    assert.equal(words('destinations: { ours: { kind: ftp } }'), kinds);
    assert.equal(words('destinations: { ours: { kind: Datadog } }'), `${kinds}; did you mean "datadog"?`);
    assert.equal(words('destinations: { ours: {} }'), `is missing, ${kinds}`);
    assert.equal(words('destinations: { ours: { kidn: intake } }'), 'is not a known key; did you mean "kind"?');
    assert.equal(words('artifacts: { store: s3 }'), 'expected "nats" or "folder"');
    assert.equal(words('nats: { follow: veiw }'), 'expected "events" or "view"; did you mean "view"?');
    assert.match(words('targets: { web: { preset: { name: servce } } }'), /or "service"; did you mean "service"\?$/);
    assert.match(words('targets: { web: { preset: nats-srver } }'), /; did you mean "nats-server"\?$/);
  });

  test('shows an address without its scheme with it, and no address that may hold a password', () => {
    const pprof = (url: string) => words(`targets: { web: { pprof: { web: "${url}" } } }`);
    assert.equal(pprof('localhost:6060'), 'expected a URL: write "http://localhost:6060"');
    assert.equal(pprof('10.0.0.1:6060/debug/pprof'), 'expected a URL: write "http://10.0.0.1:6060/debug/pprof"');
    assert.equal(pprof('me:s3cret@host'), 'expected a URL such as "http://127.0.0.1:8080/healthz"');
  });

  test('says which sizes and lengths of time there are, and which one was meant', () => {
    const budget = (text: string) => words(`targets: { web: { budget: { ${text} } } }`);
    const sizes = 'expected a size: a number with B, KB, MB, GB, KiB, MiB or GiB, such as "64MiB"';
    assert.equal(budget('bytes: 2Gb'), `${sizes}; did you mean "2GB"?`);
    assert.equal(budget('bytes: 2 gib'), `${sizes}; did you mean "2GiB"?`);
    assert.equal(budget('bytes: 2000'), sizes);
    assert.equal(budget('bytes: lots'), sizes);
    assert.match(budget('time: 5min'), /a number with ms, s, m, h or d, such as "30s"$/);
  });

  test('says in its message how many mistakes there are, and each with file and line', () => {
    assert.throws(
      () => parseConfig('nope: 1\nnats: { replicas: 9 }\n', 'a.yaml'),
      /2 mistakes:\na\.yaml:1: nope: .*\na\.yaml:2: nats\.replicas: /,
    );
  });
});

suite('loadConfig()', () => {
  test('says what to do when there is no such file', async () => {
    await assert.rejects(loadConfig('/nowhere/flarewire.yaml'), { code: 'invalid_config', message: /--config/ });
  });
});
