import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { agentConfig, destination } from '@flarewire/schemas';
import { startIntakeDouble } from '@flarewire/testing';
import { deliver } from './deliver.ts';
import { resolveDestination } from './destination.ts';

const size = 400 * 2 ** 20;

async function* archive() {
  for (let left = size; left > 0; left -= 65_536) yield Buffer.alloc(65_536, 'z');
}

suite('memory', () => {
  test('does not grow with the archive, although the receiver is in the same process', async () => {
    await using intake = await startIntakeDouble({ post: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id":1}' }] });
    const sent = await deliver({
      destination: resolveDestination('ours', destination.parse({ kind: 'intake', url: intake.url }), agentConfig.parse({})),
      flare: { name: 'x.zip', hostname: 'web-1', agentVersion: '7.77.0', source: 'local', open: archive },
      signal: AbortSignal.timeout(60_000),
    });
    assert.equal(sent.bytes, size);
    const peakMiB = process.resourceUsage().maxRSS / 1024;
    assert.ok(peakMiB < 200, `${peakMiB} MiB`);
  });
});
