import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig } from '@flarewire/config';
import { startChildService, type ChildService } from '@flarewire/demo';
import { createLog } from '@flarewire/service';
import { startTestBroker } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';

export interface FleetSize {
  /** Targets in all, spread over the archivers, and over as many profilers. */
  targets: number;
  archivers: number;
  uploaders: number;
}

/** A broker, and services that serve many targets, each with one small log; flares go to a folder. */
export type Fleet = AsyncDisposable & {
  targets: readonly string[];
  transport: Transport;
  services: readonly ChildService[];
  /** The broker's monitoring endpoint. */
  monitor: string;
};

export async function startFleet({ targets: count, archivers, uploaders }: FleetSize): Promise<Fleet> {
  await using opening = new AsyncDisposableStack();
  const broker = await startTestBroker();
  if (typeof broker === 'string') throw new Error(`Cannot measure a fleet: ${broker}`);
  opening.use(broker);
  if (!broker.monitorUrl) throw new Error('Cannot measure a fleet: its broker tells nothing of itself');
  const { path: folder } = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bench-')));
  const log = path.join(folder, 'web.log');
  await writeFile(log, 'INFO served 1\npassword: s3cr3t-0f7e!\n'.repeat(20));
  const targets = Array.from({ length: count }, (_, n) => `web-${String(n).padStart(4, '0')}`);
  const { NATS_URL: _, ...env } = process.env;

  const start = async (name: 'archiver' | 'profiler' | 'uploader', n: number, served: readonly string[]) => {
    const config = {
      nats: { url: broker.url },
      targets: Object.fromEntries(served.map((target) => [target, { collect: [{ files: log, into: 'logs/' }] }])),
      destinations: { folder: { kind: 'folder', path: path.join(folder, 'sent') } },
      groups: { limit: count },
    };
    const configFile = path.join(folder, `${name}-${n}.yaml`);
    await writeFile(configFile, JSON.stringify(config));
    const logFile = path.join(folder, `${name}-${n}.out`);
    return opening.use(await startChildService({ name, args: ['--config', configFile], env, logFile }));
  };
  const services: ChildService[] = [];
  for (let n = 0; n < uploaders; n += 1) services.push(await start('uploader', n, targets.slice(0, 1)));
  const share = Math.ceil(count / archivers);
  for (let n = 0; n < archivers; n += 1) {
    const served = targets.slice(n * share, (n + 1) * share);
    services.push(...(await Promise.all([start('archiver', n, served), start('profiler', n, served)])));
  }
  const { nats, artifacts } = parseConfig(JSON.stringify({ nats: { url: broker.url } }));
  const silent = createLog({ name: 'bench', level: 'silent' });
  const transport = opening.use(await connectNats({ config: nats, artifacts, name: 'bench', log: silent }));
  const closing = opening.move();
  return {
    targets,
    transport,
    services,
    monitor: broker.monitorUrl,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}
