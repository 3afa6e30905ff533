import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'nats';
import type { Installation } from '../chaos/installation.ts';

/** What an installation holds at one moment. */
export type Sample = {
  flares: number;
  /** Resident memory in bytes and open file handles, by service; of the broker what it says of itself. */
  processes: Record<string, { memory: number; handles: number }>;
  /** What the broker holds in memory right after its collector has been there, in bytes. */
  live: number;
  /** Bytes by stream and bucket. */
  streams: Record<string, number>;
  /** How many consumers there are, and how many were made since the run began. */
  consumers: number;
  made: number;
  /** Bytes in the broker's folder. */
  disk: number;
  /** Files that services keep for a while. */
  temporary: number;
};

export async function takeSample(
  installation: Installation,
  { flares, made }: Pick<Sample, 'flares' | 'made'>,
): Promise<Sample> {
  const processes: Sample['processes'] = {};
  for (const service of installation.services) processes[service.name] = await ofProcess(service.pid()!);
  const [broker] = installation.brokers;
  const varz = (await (await fetch(`${broker!.monitorUrl}/varz`)).json()) as { mem: number; connections: number };
  processes['broker'] = { memory: varz.mem, handles: varz.connections };
  const client = await connect({ servers: broker!.url });
  try {
    const all = await Array.fromAsync((await client.jetstreamManager()).streams.list());
    return {
      flares,
      processes,
      streams: Object.fromEntries(all.map(({ config, state }) => [config.name, state.bytes])),
      consumers: all.reduce((sum, { state }) => sum + state.consumer_count, 0),
      made,
      live: await liveBytes(broker!.profUrl),
      disk: await bytesBelow(installation.store),
      temporary: (await readdir(installation.temporary, { recursive: true })).length,
    };
  } finally {
    await client.close();
  }
}

async function liveBytes(profUrl: string | undefined): Promise<number> {
  const heap = await (await fetch(`${profUrl}/heap?debug=1&gc=1`)).text();
  const live = /^# HeapAlloc = (\d+)$/m.exec(heap)?.[1];
  if (live === undefined) throw new Error(`The heap profile of ${profUrl} does not say what is alive`);
  return Number(live);
}

async function ofProcess(pid: number): Promise<{ memory: number; handles: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  return { memory: kibibytes * 1_024, handles: (await readdir(`/proc/${pid}/fd`)).length };
}

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(path.join(folder, name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
