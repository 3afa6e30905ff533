import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { inspectArchive } from '@flarewire/archive';
import { createLog } from '@flarewire/service';
import { makeDemoFlare } from './demo.ts';
import { startInProcessStack } from './in-process-stack.ts';
import { reportToPerson } from './report.ts';

suite('the demo where no broker can be had', () => {
  test('makes a flare of itself within one process, with its profiles', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-demo-'));
    const logFile = path.join(folder.path, 'demo.log');
    await writeFile(logFile, 'started\n');
    const { signal } = new AbortController();
    const log = createLog({ name: 'demo', level: 'silent' });
    let said = '';
    const report = reportToPerson({ write: (text: string) => void (said += text) });
    await using stack = await startInProcessStack({ folder: folder.path, env: {}, logFile, log, signal });
    const { archive, bytes } = await makeDemoFlare(stack, { seconds: 1, report, signal });

    assert.ok(bytes > 0);
    const { missing, profiles } = await inspectArchive(archive);
    assert.deepEqual(missing, []);
    assert.ok(profiles.includes('demo-cpu.pprof'));
    for (const name of ['flare.created', 'profiles.collected', 'flare.sent'])
      assert.match(said, new RegExp(name.replace('.', '\\.')));
    assert.match(stack.brokerInWords, /within this process/);
  });
});

suite('npm run demo', () => {
  const main = path.join(import.meta.dirname, 'main.ts');

  test('says how it is used, and exits 2, when it is called wrongly', async () => {
    const failed = await promisify(execFile)(process.execPath, [main, '--seconds', 'many']).catch(
      (error: unknown) => error as { code: number; stderr: string },
    );
    assert.ok('code' in failed);
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, /--seconds N/);
  });
});
