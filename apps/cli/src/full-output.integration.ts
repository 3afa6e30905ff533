import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, closeSync } from 'node:fs';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const main = path.join(import.meta.dirname, 'main.ts');

test('flare fails when what it prints cannot be written', { skip: !existsSync('/dev/full') }, () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [main, 'completion', 'bash'], {
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  assert.equal(status, 1);
  assert.match(String(stderr), /^Cannot print: there is no room left where standard output goes; .+\n$/);
});

test('flare does its work although nobody reads what it tells on the way', async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-unheard-'));
  const config = path.join(folder.path, 'flarewire.yaml');
  await writeFile(config, 'targets: { web: { collect: [{ command: [sleep, "4"], into: a }] } }\n');
  const args = [main, 'collect', '--json', '--config', config, '--out', path.join(folder.path, 'x.zip')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr.destroy();
  const text = child.stdout.toArray();
  await once(child, 'close');
  const { ledger } = JSON.parse(Buffer.concat(await text).toString()) as { ledger: { item: string }[] };
  assert.deepEqual(
    ledger.map(({ item }) => item),
    ['a'],
  );
});
