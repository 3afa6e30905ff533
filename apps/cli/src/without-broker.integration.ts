import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
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
    for (const input of ['yes\n', '\n', '']) {
      const refused = await flare(args, { input });
      assert.equal(refused.code, 0);
      const [, kept] = /You can still use (.*)\)/.exec(refused.stdout) ?? [];
      assert.ok(kept);
      rmSync(kept);
    }
    const sent = await flare(args, { input: ' Y \n' });
    assert.equal(sent.code, 0);
    assert.match(sent.stdout, /Making the flare in this process instead/);
    assert.match(sent.stdout, /was saved as/);
  });
});
