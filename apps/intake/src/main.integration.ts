import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite, test } from 'node:test';

suite('the intake as a process', () => {
  test('reads its keys from a file, and exits 0 on SIGTERM', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-intake-'));
    const keys = join(folder.path, 'keys');
    await writeFile(keys, 'first-key\nsecond-key\n');
    const env = {
      ...process.env,
      INTAKE_DIR: join(folder.path, 'flares'),
      INTAKE_PORT: '0',
      INTAKE_API_KEY_FILE: keys,
    };
    const intake = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(intake, 'exit');
    const [line] = (await once(createInterface(intake.stdout), 'line')) as [string];
    const { url } = JSON.parse(line) as { url: string };
    const status = async (key: string) =>
      (await fetch(`${url}/support/flare`, { method: 'POST', body: 'x', headers: { 'DD-API-KEY': key } })).status;
    assert.deepEqual([await status('second-key'), await status('third-key')], [400, 403]);
    intake.kill('SIGTERM');
    assert.deepEqual(await exited, [0, null]);
  });
});
