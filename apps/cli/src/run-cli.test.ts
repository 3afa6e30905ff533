import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { flare } from './cli.fixture.ts';

suite('flare', () => {
  let folder = '';
  const at = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-cli-'));
    mkdirSync(at('logs'));
    writeFileSync(at('logs', 'web.log'), 'started\npassword: planted-s3cret-1\nready\n');
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n      - { files: "${at('logs')}/*.log", into: logs/ }\n`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('names every command, and exits 2, when it is called without one', async () => {
    const { code, stderr } = await flare([]);
    assert.equal(code, 2);
    for (const name of ['create', 'watch', 'ls', 'collect', 'scrub', 'inspect', 'approve', 'cancel', 'get', 'send'])
      assert.match(stderr, new RegExp(`^  ${name} `, 'm'));
  });

  for (const [what, args] of [
    ['a command that there is not', ['make']],
    ['an option that there is not', ['collect', '--colour']],
    ['an argument too many', ['collect', 'more']],
    ['an argument too few', ['inspect']],
    ['a length of profile that is none', ['collect', '--profile', 'long']],
    ['a case id that is a path', ['create', '../x']],
    ['an email that is no address', ['create', '--email', 'nope']],
    ['an email that is no address, for many', ['create', '--targets', 'web-*', '--email', 'nope@']],
  ] as const) {
    test(`exits 2 and says so on ${what}`, async () => {
      const { code, stdout, stderr } = await flare([...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.notEqual(stderr, '');
    });
  }

  for (const [args, line] of [
    [['dlq', 'foo'], 'Cannot run flare dlq foo: there is no such command; flare help lists them'],
    [['dlq', 'shwo'], 'Cannot run flare dlq shwo: there is no such command; did you mean `show`?'],
    [
      ['create', '--at-least', '0'],
      'Cannot run flare create: --at-least: it takes a whole number above 0, not "0"; flare create --help tells more',
    ],
    [['create', '--request-id'], 'Cannot run flare create: --request-id needs a value; flare create --help tells more'],
    [
      ['create', 'a b'],
      'Cannot run flare create: [case]: may not contain blanks, quotes or any of / \\ ? # %; flare create --help tells more',
    ],
    [
      ['create', '--target', 'a', '--targets', 'b'],
      'Cannot run flare create: --target does not go with --targets; flare create --help tells more',
    ],
    [
      ['ls', '--targets', '--state', 'sent'],
      'Cannot run flare ls: --state goes with flares, and not with --targets; flare ls --help tells more',
    ],
    [
      ['ls', '--targets', '--since', '2h'],
      'Cannot run flare ls: --since goes with flares, and not with --targets; flare ls --help tells more',
    ],
    [
      ['watch', 'f-1', '--since', '2h'],
      'Cannot run flare watch: --since goes without an id, which is followed from its first event; flare watch --help tells more',
    ],
    [
      ['watch', 'g-1', '--all'],
      'Cannot run flare watch: --all goes without an id, which is followed from its first event; flare watch --help tells more',
    ],
  ] as const) {
    test(`says as it is typed what was wrong with flare ${args.join(' ')}`, async () => {
      const { code, stderr } = await flare([...args]);
      assert.deepEqual([code, stderr], [2, `${line}\n`]);
    });
  }

  test('says where a folder is missing before anything is collected, and that no file is called -', async () => {
    const collect = (out: string) => flare(['collect', '-c', at('flarewire.yaml'), '--out', out]);
    assert.deepEqual(await collect(at('none/')).then(({ code, stdout, stderr }) => [code, stdout, stderr]), [
      1,
      '',
      `Cannot write ${at('none/')}: there is no folder ${at('none')}; make it, or name another one\n`,
    ]);
    assert.equal((await collect('-')).stderr, 'Cannot write -: an archive goes into a file; name one\n');
  });

  test('doctor says which configuration it looked at', async () => {
    const { stdout } = await flare(['doctor', '-c', at('flarewire.yaml')]);
    assert.ok(stdout.includes(`${at('flarewire.yaml')}: 1 target, 0 destinations`));
    assert.match((await flare(['doctor'])).stdout, /no flarewire\.yaml here: 0 targets, 0 destinations/);
  });

  test('doctor says whether the key of pseudonyms can be had, and makes none', async () => {
    const settings = (key: string) =>
      writeFileSync(at('flarewire.yaml'), `scrubber: { pseudonyms: case, pseudonymKey: "${key}" }\n`);
    settings(at('case.key'));
    const well = await flare(['doctor', '-c', at('flarewire.yaml')]);
    assert.match(
      well.stdout,
      /^ok +scrubber +the key of pseudonyms is not there yet, and will be made in .*case\.key$/m,
    );
    assert.equal(existsSync(at('case.key')), false);
    settings(at('none', 'case.key'));
    const wrong = await flare(['doctor', '-c', at('flarewire.yaml')]);
    assert.match(
      wrong.stdout,
      /^WRONG +scrubber +Cannot use .*case\.key as the key of pseudonyms: its folder is not there/m,
    );
  });

  test('flare dlq alone shows what it can do, and exits 2 as flare alone does', async () => {
    const { code, stderr, stdout } = await flare(['dlq']);
    assert.equal(code, 2);
    assert.match(`${stdout}${stderr}`, /flare dlq ls/);
  });

  for (const args of [
    ['make', '--json'],
    ['collect', '--colour', '--json'],
  ]) {
    test(`says in JSON too that ${args[0]} was called wrongly`, async () => {
      const { code, json } = await flare(args);
      assert.equal(code, 2);
      assert.equal((json()[0] as { error: { code: string } }).error.code, 'invalid_request');
    });
  }

  test('ends with exit code 130 and one line when it is interrupted', async () => {
    const { code, stdout, stderr } = await flare(['watch', '--json'], { signal: AbortSignal.abort() });
    assert.deepEqual([code, stdout, stderr], [130, '', 'Nothing goes on without you\n']);
  });

  for (const [args, line] of [
    ['colect', 'Cannot run flare colect: there is no such command; did you mean `collect`?'],
    ['collect --taget web', 'Cannot run flare collect: there is no option --taget; did you mean --target?'],
    ['create --yes', 'Cannot run flare create: there is no option --yes; flare create --help tells more'],
    ['collect --colour', 'Cannot run flare collect: there is no option --colour; flare collect --help tells more'],
    ['collect x.zip', 'Cannot run flare collect: it does not know what to do with "x.zip"; did you mean --out x.zip?'],
    ['collect -z', 'Cannot run flare collect: there is no option -z; flare collect --help tells more'],
    ['--json', 'Cannot run flare --json: a command comes first; flare help lists them'],
    [
      'scrub x --json',
      'Cannot run flare scrub: --json needs --out, as without it what is scrubbed is printed; flare scrub --help tells more',
    ],
    [
      'scrub - --out y',
      'Cannot run flare scrub: standard input has no name below y; without --out it is printed: ' +
        'flare scrub - > x.log; flare scrub --help tells more',
    ],
    [
      'scrub a.log b.log --out y',
      'Cannot run flare scrub: it takes one file or folder, and "b.log" is a second; name the folder that holds them',
    ],
    [
      'scrub x --out y --rules all',
      'Cannot run flare scrub: --rules takes strict, closed or datadog, not "all"; flare scrub --help tells more',
    ],
    [
      'create --profile 900',
      'Cannot run flare create: --profile: it takes whole seconds from 1 to 600, or 0 for no profiles, not "900"; ' +
        'flare create --help tells more',
    ],
    [
      `create ${'4'.repeat(129)}`,
      'Cannot run flare create: [case]: expected at most 128 characters; flare create --help tells more',
    ],
    [
      'ls --since noon',
      'Cannot run flare ls: --since: it takes a length of time such as 2h or 3d, or a time such as ' +
        '2026-11-28T20:00, not "noon"; flare ls --help tells more',
    ],
    [
      'ls --nats=',
      'Cannot run flare ls: --nats: it needs a value, not ""; leave it out for the default; flare ls --help tells more',
    ],
    [
      'create --config=',
      'Cannot run flare create: --config: it needs a value, not ""; leave it out for the default; flare create --help tells more',
    ],
    [
      'get f-1 --out=',
      'Cannot run flare get: --out: it needs a value, not ""; leave it out for the default; flare get --help tells more',
    ],
    [
      'ls --nats http://a:p4ss@b',
      'Cannot run flare ls: --nats: it takes a URL such as nats://127.0.0.1:4222, or tls://…; flare ls --help tells more',
    ],
    [
      'ls --nats nats://b:99999',
      'Cannot run flare ls: --nats: it takes a URL such as nats://127.0.0.1:4222, or tls://…; flare ls --help tells more',
    ],
    [
      'get ../../etc/passwd',
      'Cannot run flare get: <id>: it takes an id such as f-12ab, as flare ls lists them, not "../../etc/passwd"; flare get --help tells more',
    ],
    [
      'approve f-1 --sha256 abc',
      'Cannot run flare approve: --sha256: it takes the 64 lower-case hex digits that flare watch shows, not "abc"; flare approve --help tells more',
    ],
    [
      'dlq show x',
      'Cannot run flare dlq show: <number>: it takes a number, as flare dlq ls prints it, not "x"; flare dlq show --help tells more',
    ],
  ] as const) {
    test(`says in one line what is wrong with flare ${args.slice(0, 40)}`, async () => {
      const { code, stderr } = await flare(args.split(' '));
      assert.deepEqual([code, stderr], [2, `${line}\n`]);
    });
  }

  test('shows each command with examples, and the same for help and --help', async () => {
    const { stdout } = await flare(['help']);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name!);
    assert.ok(names.length >= 12, stdout);
    for (const name of names) {
      const help = await flare([name, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`^ {2}flare ${name}\\b`, 'm'));
      assert.doesNotMatch(help.stdout, /^ {2}flare [^'\n]*\*/m, 'a shell would expand its example');
      const ofOne = name === 'dlq' ? await flare([name, 'ls', '--help']) : help;
      assert.match(ofOne.stdout, /--json/);
      assert.equal((await flare(['help', name])).stdout, help.stdout);
    }
  });

  test('completes commands, options and the configuration’s targets', async () => {
    const proposed = async (...words: string[]) => {
      const env = { FLAREWIRE_CONFIG: at('flarewire.yaml') };
      const { stdout } = await flare(['__complete', ...words], { env });
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t')[0]);
    };
    assert.deepEqual(await proposed('co'), ['collect', 'completion']);
    assert.deepEqual(await proposed('create', '--ta'), ['--target', '--targets']);
    assert.deepEqual(await proposed('collect', '--target', ''), ['web']);
    assert.deepEqual(await proposed('completion', ''), ['bash', 'zsh', 'fish']);
    assert.deepEqual(await proposed('collect', '--target', '', 'nothing', 'of', 'sense'), []);
  });

  test('bash completes with the script that completion prints', async () => {
    const { stdout: script } = await flare(['completion', 'bash']);
    const line = `flare() { printf 'create\\tx\\n'; }; ${script}\nCOMP_WORDS=(flare cr) COMP_CWORD=1; _flare; echo "$COMPREPLY"`;
    assert.equal(execFileSync('bash', ['-c', line], { encoding: 'utf8' }), 'create\n');
  });

  test('doctor asks for a configuration that is not there, and corrects nothing in it', async () => {
    const { code, stdout } = await flare(['doctor', '-c', at('none.yaml')]);
    assert.equal(code, 1);
    assert.match(stdout, /there is no such file \(ENOENT\).*\n.*name one that this user can read, or write it/);
    assert.doesNotMatch(stdout, /correct it/);
  });

  test('doctor says what needs no broker, and that there is nothing to collect', async () => {
    writeFileSync(at('empty.yaml'), '');
    const { stdout } = await flare(['doctor', '-c', at('empty.yaml')]);
    assert.match(stdout, /→ start one .*; flare collect, inspect and scrub need none$/m);
    assert.match(stdout, /^warning +targets +there are none\n +→ add one under "targets"/m);
  });

  test('doctor says of each thing that is wrong what to do, and exits 1', async () => {
    const { code, json } = await flare(['doctor', '-c', at('flarewire.yaml'), '--json']);
    assert.equal(code, 1);
    const found = json() as { check: string; state: string; fix?: string }[];
    const broker = found.find(({ check }) => check === 'broker');
    assert.match(broker?.fix ?? '', /nats-server -js/);
    assert.ok(found.some(({ check, state }) => check === 'configuration' && state === 'ok'));
    for (const { state, fix } of found) assert.equal(state === 'ok', fix === undefined);
  });

  test('collect makes a flare with no broker anywhere, and inspect tells what is in it', async () => {
    const out = at('x.zip');
    const made = await flare(['collect', '--config', at('flarewire.yaml'), '--target', 'web', '--out', out, '--json']);
    assert.equal(made.code, 0);
    const [result] = made.json() as [{ archive: string; bytes: number; summary: { present: number } }];
    assert.deepEqual([result.archive, result.bytes, result.summary.present], [out, statSync(out).size, 1]);
    assert.equal(statSync(out).mode & 0o777, 0o600);

    const inspected = await flare(['inspect', out]);
    assert.equal(inspected.code, 0);
    assert.match(inspected.stdout, /1 of 1, nothing is missing/);
    assert.match(inspected.stdout, /^1 value masked by rule set "strict"$/m);
    assert.match(inspected.stdout, /collected .* logs\/web\.log \(1 masked\)$/m);
    const told = await flare(['collect', '--config', at('flarewire.yaml'), '--out', out]);
    assert.ok(told.stdout.endsWith(`Nothing was sent; flare inspect ${out} tells what is in it\n`), told.stdout);
  });

  test('inspect does not take a folder for a damaged zip', async () => {
    const { code, stderr } = await flare(['inspect', folder]);
    assert.deepEqual(
      [code, stderr],
      [1, `Cannot read the zip ${folder}: it is not an ordinary file; name a zip file\n`],
    );
  });

  test('collect gives the zip the flare’s own name in a folder that is there', async () => {
    const { json } = await flare(['collect', '-c', at('flarewire.yaml'), '--out', folder, '--json']);
    const [{ archive, name }] = json() as [{ archive: string; name: string }];
    assert.equal(archive, at(name));
    assert.match(name, /^datadog-agent-.*\.zip$/);
  });

  test('collect tells each mistake of the configuration with its line, exits 2, and collects nothing', async () => {
    writeFileSync(
      at('bad.yaml'),
      'targets:\n  web:\n    collect:\n      - files: logs/*.log\n      - http: nowhere\n    pproff: {}\n',
    );
    const { code, stderr } = await flare(['collect', '-c', at('bad.yaml'), '-o', at('x.zip')]);
    assert.equal(code, 2);
    for (const line of ['bad.yaml:4:', 'bad.yaml:5:', 'bad.yaml:6:']) assert.ok(stderr.includes(line), stderr);
    assert.throws(() => statSync(at('x.zip')));
  });

  test('collect says before it collects that its file cannot be written', async () => {
    const file = at('nowhere', 'x.zip');
    const { code, stdout, stderr } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', file]);
    const reason = `there is no folder ${at('nowhere')}; make it, or name another one`;
    assert.deepEqual([code, stdout, stderr], [1, '', `Cannot write ${file}: ${reason}\n`]);
  });

  test('collect says where targets are configured when there are none', async () => {
    writeFileSync(at('empty.yaml'), '');
    const { code, stderr } = await flare(['collect', '-c', at('empty.yaml'), '-o', at('x.zip')]);
    assert.equal(code, 2);
    assert.match(stderr, /no targets are configured; .* --config.*flare collect --help/);
    assert.match((await flare(['collect', '--help'])).stdout, /^ +targets:\n.*collect:/ms);
  });

  test('inspect names what is missing once, on a line of its own', async () => {
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n      - { files: "${at('logs')}/*.log", into: logs/ }\n      - { files: "${at('none.log')}", into: none.log }\n`,
    );
    assert.equal((await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('x.zip')])).code, 0);
    const { stdout } = await flare(['inspect', at('x.zip')]);
    assert.match(stdout, /^1 of 2, some are missing or there in part:$/m);
    assert.equal([...stdout.matchAll(/ENOENT/g)].length, 1);
  });

  test('collect and inspect say that nothing was collected, and collect exits 1', async () => {
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n      - { files: "${at('none.log')}", into: none.log }\n`,
    );
    const { code, stdout } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('x.zip')]);
    const said = /^Nothing was collected: the 1 item of target "web" could not be had or kept$/m;
    assert.equal(code, 1);
    assert.match(stdout, said);
    const inspected = await flare(['inspect', at('x.zip')]);
    assert.match(inspected.stdout, said);
    assert.match(inspected.stdout, /^  not-found /m);
  });

  test('collect says so where the configuration has nothing to collect', async () => {
    writeFileSync(at('flarewire.yaml'), 'targets: { web: {} }\n');
    const { code, stdout } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('x.zip')]);
    assert.equal(code, 1);
    assert.match(stdout, /^Nothing was collected: .* add to its "collect"$/m);
  });

  test('collect and inspect tell what is there in part from what is not there at all', async () => {
    const items = [
      '{ command: [sh, -c, "echo half; exit 3"], into: half.txt }',
      `{ files: "${at('none.log')}", into: none.log }`,
    ];
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n${items.map((item) => `      - ${item}\n`).join('')}`,
    );
    const { stdout } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('x.zip')]);
    assert.match(stdout, /^  failed       half\.txt \(5 B are there\): ended with exit code 3$/m);
    assert.match(stdout, /^  not-found    none\.log: /m);
    const inspected = await flare(['inspect', at('x.zip')]);
    assert.match(inspected.stdout, /^  failed +5 B .* half\.txt: ended/m);
    assert.match(inspected.stdout, /^  not-found +– .* none\.log: /m);
  });

  test('collect names 50 of what is missing, and where the others are', async () => {
    const items = Array.from(
      { length: 60 },
      (_, index) => `      - { files: "${at(`none-${index}`)}", into: n${index} }\n`,
    );
    writeFileSync(at('flarewire.yaml'), `targets:\n  web:\n    collect:\n${items.join('')}`);
    const { stdout } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('x.zip')]);
    assert.equal(stdout.match(/^  not-found /gm)?.length, 50);
    assert.ok(stdout.includes(`\n  and 10 more: flare inspect ${at('x.zip')} has all\n`));
  });
});
