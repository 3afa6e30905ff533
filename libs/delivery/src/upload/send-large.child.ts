import { json } from 'node:stream/consumers';
import { agentConfig, destination } from '@flarewire/schemas';
import { deliver } from '../deliver.ts';
import { resolveDestination } from '../destination/destination.ts';

const { url, bytes } = (await json(process.stdin)) as { url: string; bytes: number };
/** Always the same, so that what is measured is what sending holds. */
const piece = Buffer.alloc(65_536, 'z');

async function* archive() {
  for (let left = bytes; left > 0; left -= piece.length) yield piece;
}

const sent = await deliver({
  destination: resolveDestination('ours', destination.parse({ kind: 'intake', url }), agentConfig.parse({})),
  flare: { name: 'x.zip', hostname: 'web-1', agentVersion: '7.77.0', source: 'local', open: archive },
  signal: AbortSignal.timeout(120_000),
});
process.stdout.write(JSON.stringify({ bytes: sent.bytes, peakMiB: process.resourceUsage().maxRSS / 1024 }));
