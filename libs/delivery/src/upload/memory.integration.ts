import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { startIntakeDouble } from '@flarewire/testing';

const size = 400 * 2 ** 20;

suite('memory', () => {
  test('stays below 200 MiB for an archive of twice that', async () => {
    await using intake = await startIntakeDouble({
      post: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id":1}' }],
    });
    const sender = spawn(process.execPath, [join(import.meta.dirname, 'send-large.child.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    sender.stdin.end(JSON.stringify({ url: intake.url, bytes: size }));
    const { bytes, peakMiB } = (await json(sender.stdout)) as { bytes: number; peakMiB: number };
    assert.equal(bytes, size);
    assert.ok(peakMiB < 200, `${peakMiB} MiB`);
  });
});
