import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { startIntakeDouble } from '@flarewire/testing';

const size = 400 * 2 ** 20;
const run = promisify(execFile);

suite('memory', () => {
  test('stays below 200 MiB for an archive of twice that', async () => {
    await using intake = await startIntakeDouble({ post: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id":1}' }] });
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'send-large.child.ts'), intake.url, String(size)]);
    const { bytes, peakMiB } = JSON.parse(stdout) as { bytes: number; peakMiB: number };
    assert.equal(bytes, size);
    assert.ok(peakMiB < 200, `${peakMiB} MiB`);
  });
});
