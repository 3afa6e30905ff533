import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { joinProfiles } from '@flarewire/archive';
import { deliver, resolveDestination } from '@flarewire/delivery';
import { agentConfig, destination } from '@flarewire/schemas';

/**
 * Joins and sends an archive of `--gib` (default 1) to a receiver in a process of its own, and prints how fast it was and
 * how much memory the sending process had at its peak.
 */
const { values } = parseArgs({
  options: { gib: { type: 'string', default: '1' }, receive: { type: 'boolean', default: false } },
});

if (values.receive) receive();
else await send(Math.round(Number(values.gib) * 2 ** 30));

async function send(size: number): Promise<void> {
  const receiver = fork(import.meta.filename, ['--receive']);
  const url = await firstMessage<string>(receiver);
  const piece = randomBytes(256 * 1024);
  const started = performance.now();
  const sent = await deliver({
    destination: resolveDestination(
      'bench',
      destination.parse({ kind: 'intake', url }),
      agentConfig.parse({ apiKey: 'bench' }),
    ),
    flare: {
      name: 'bench.zip',
      hostname: 'bench',
      agentVersion: '7.77.0',
      source: 'local',
      open: () => archiveOf(size, piece),
    },
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - started) / 1000;
  receiver.kill();
  print({
    bytes: sent.bytes,
    seconds: Math.round(seconds * 10) / 10,
    mibPerSecond: Math.round(sent.bytes / 2 ** 20 / seconds),
    peakRssMib: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}

/**
 * An archive of about this size that is never anywhere as a whole. Its one piece is used again and again: only what sending
 * needs is measured.
 */
function archiveOf(size: number, piece: Buffer): AsyncIterable<Uint8Array> {
  const empty = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
  return joinProfiles({
    archive: {
      size: empty.length,
      async *read(start, end) {
        yield empty.subarray(start, end);
      },
    },
    root: 'bench',
    time: new Date(0),
    profiles: [
      {
        file: 'large.pprof',
        size,
        async *read() {
          for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, left);
        },
      },
    ],
  });
}

function receive(): void {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"case_id":1}'));
  });
  server.listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

async function firstMessage<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
