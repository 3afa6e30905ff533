import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { inspectArchive } from '@flarewire/archive';
import { flare } from './cli.fixture.ts';

suite('flare without a broker', () => {
  let folder = '';
  const at = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-cli-'));
    mkdirSync(at('logs'));
    mkdirSync(at('sent'));
    writeFileSync(at('logs', 'web.log'), 'started\n');
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n      - { files: "${at('logs')}/*.log", into: logs/ }\ndestinations:\n  disk: { kind: folder, path: "${at('sent')}" }\n`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('says where it looked for a broker when there is none', async () => {
    const { code, stderr } = await flare(['ls']);
    assert.equal(code, 1);
    assert.match(stderr, /127\.0\.0\.1:1/);
  });

  test('create makes the flare in this process when there is no broker, asks, and keeps it on anything but y', async () => {
    const args = ['create', '4242', '--profile', '0', '-c', at('flarewire.yaml')];
    for (const [input, code] of [
      ['yes\n', 0],
      ['\n', 0],
      ['', 1],
    ] as const) {
      const refused = await flare(args, { input });
      assert.deepEqual([refused.code, /standard input ended/.test(refused.stderr)], [code, code === 1]);
      const [, kept] = /You can still use (.*)\)/.exec(refused.stdout) ?? [];
      assert.ok(kept);
      rmSync(kept);
    }
    const sent = await flare(args, { input: ' Y \n' });
    assert.equal(sent.code, 0);
    assert.match(sent.stdout, /Making the flare in this process instead/);
    assert.match(sent.stdout, /was saved as/);
  });

  test('create says what can be done where there is neither a broker nor a destination', async () => {
    writeFileSync(at('flarewire.yaml'), `targets:\n  web:\n    collect:\n      - { files: "${at('logs')}/*.log" }\n`);
    const { code, stdout, stderr } = await flare(['create', '--profile', '0', '-c', at('flarewire.yaml')]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Cannot connect to the broker at 127\.0\.0\.1:1: .*\n/);
    assert.match(
      stderr,
      /Cannot send a flare from here: .* "destinations".*; flare collect makes an archive that is sent to nobody\n$/,
    );
  });

  test('create sends nothing that nobody approved where the operator requires it, and says so', async () => {
    appendFileSync(at('flarewire.yaml'), 'approval: required\n');
    const args = ['create', '4242', '--send', '--profile', '0', '-c', at('flarewire.yaml')];
    const refused = await flare(args);
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /approv/);
    assert.deepEqual(readdirSync(at('sent')), []);
    const [, kept] = /You can still use (.*)\)/.exec(refused.stdout) ?? [];
    rmSync(kept!);
    const approved = await flare(args, { input: 'y\n' });
    assert.equal(approved.code, 0, approved.stdout);
    assert.deepEqual(readdirSync(at('sent')), ['4242']);
  });

  test('create sends to the second destination when the first is bad, and tells of both', async () => {
    appendFileSync(at('flarewire.yaml'), `  bad: { kind: folder, path: /dev/null/bad }\n`);
    const args = ['create', '4242', '--send', '--profile', '0', '-c', at('flarewire.yaml'), '-d', 'bad', '-d', 'disk'];
    const { code, stdout } = await flare(args);
    assert.equal(code, 0, stdout);
    assert.deepEqual(readdirSync(at('sent')), ['4242']);
    assert.match(stdout, /bad.*destination_failed/);
  });

  test('create says before it asks that nothing was collected, and fails for that, sent or not', async () => {
    rmSync(at('logs', 'web.log'));
    for (const more of [['--send'], []]) {
      const { code, stdout } = await flare(['create', '--profile', '0', '-c', at('flarewire.yaml'), ...more], {
        input: 'y\n',
      });
      assert.equal(code, 1);
      assert.match(
        stdout,
        /Nothing was collected: the 1 item of target "web" could not be had or kept\n  not-found [\s\S]*(\[y\/N\]|was saved as)/,
      );
    }
  });

  test('create fails, and keeps the archive, when no destination takes it', async () => {
    writeFileSync(at('full'), '');
    appendFileSync(at('flarewire.yaml'), `  bad: { kind: folder, path: "${at('full', 'bad')}" }\n`);
    const args = ['create', '--send', '--no-preflight', '--profile', '0', '-c', at('flarewire.yaml'), '-d', 'bad'];
    const { code, stdout } = await flare(args);
    assert.equal(code, 1);
    const [, kept] = /You can still use (.*)\)/.exec(stdout) ?? [];
    assert.ok(statSync(kept!).size > 0);
    rmSync(kept!);
  });

  test('create says that it waits for a destination that is not there, while it does', async () => {
    appendFileSync(at('flarewire.yaml'), `  away: { kind: intake, url: "http://127.0.0.1:1", retryFor: 3s }\n`);
    const args = ['create', '--send', '--no-preflight', '--profile', '0', '-c', at('flarewire.yaml'), '-d', 'away'];
    const { code, stdout } = await flare(args);
    assert.equal(code, 1);
    assert.match(stdout, /^away: Cannot .*; trying again in \d s$/m);
    rmSync(/You can still use (.*)\)/.exec(stdout)![1]!);
  });

  test('create shows the same events as with a broker, as JSON', async () => {
    const args = ['create', '--send', '--profile', '0', '--json', '-c', at('flarewire.yaml')];
    const { code, json } = await flare(args);
    assert.equal(code, 0);
    const events = json().map((line) => (line as { event?: string }).event);
    assert.deepEqual(
      events.filter((event) => event !== undefined && event !== 'flare.progress'),
      ['flare.requested', 'flare.created', 'profiles.collected', 'flare.sent'],
    );
  });

  suite('where the gate finds what the scrubber left', () => {
    // In two pieces, so that this file holds none.
    const githubKey = `ghp_${'x7Kq2mZ9pLr4'.repeat(3)}`;
    const collect = async (scrubber: string, ...more: string[]) => {
      appendFileSync(at('flarewire.yaml'), scrubber);
      return await flare(['collect', '-c', at('flarewire.yaml'), '--out', at('case.zip'), ...more]);
    };
    const allowed = (file: string) =>
      `scrubber: { rules: datadog, allow: [{ rule: issued-token, file: "${file}" }, { rule: github/GITHUB_TOKEN, file: "${file}" }] }\n`;
    beforeEach(() => writeFileSync(at('logs', 'build.log'), `cloned with ${githubKey}\n`));

    test('collect leaves the file out, has the lines that settle a false alarm, and exits 1', async () => {
      const { code, stdout } = await collect('scrubber: { rules: datadog }\n');
      assert.equal(code, 1);
      assert.ok(!stdout.includes(githubKey));
      assert.match(stdout, /- \{ rule: "issued-token", file: "logs\/build\.log" \}/);
      assert.match(stdout, /quarantined +logs\/build\.log: the gate found .*line 1: issued-token/);
      const { missing, present } = await inspectArchive(at('case.zip'));
      assert.deepEqual(
        [present, missing.map(({ item, state }) => [item, state])],
        [1, [['logs/build.log', 'quarantined']]],
      );
    });

    for (const [what, file] of [
      ['as it is in the archive', () => '*/logs/build.log'],
      ['as the message has it', () => 'logs/build.log'],
      ['as it is on this machine', () => at('logs', 'build.log')],
    ] as const)
      test(`collect takes over what is settled, by its path ${what}`, async () => {
        const { code, stdout } = await collect(allowed(file()));
        assert.equal(code, 0);
        assert.ok(!stdout.includes('quarantined') && !stdout.includes('matches no finding'), stdout);
        assert.equal((await inspectArchive(at('case.zip'))).present, 2);
      });

    test('collect says which entry settles nothing', async () => {
      const { stdout } = await collect(allowed('logs/other.log'));
      assert.match(stdout, /rule: "issued-token", file: "logs\/other\.log" \}, which matches no finding/);
    });

    test('collect fails where the configuration says so, and keeps the archive', async () => {
      const { code, stderr, stdout } = await collect('scrubber: { rules: datadog }\ngate: fail\n');
      assert.equal(code, 1);
      assert.match(stderr, /may still hold a secret.*logs\/build\.log:1 \(issued-token\)/);
      assert.ok(!(stdout + stderr).includes(githubKey));
      assert.equal((await inspectArchive(at('case.zip'))).present, 2);
    });
  });
});
