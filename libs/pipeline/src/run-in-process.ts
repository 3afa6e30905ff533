import { hostname } from 'node:os';
import path from 'node:path';
import { folderJournal } from '@flarewire/pprof';
import type { Config } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import { createInProcessTransport, type Transport } from '@flarewire/transport';
import { openArchiver } from './archiver/open-archiver.ts';
import { openProfiler } from './profiler/open-profiler.ts';
import type { EarlyLooks } from './gate/early-looks.ts';
import type { StartedThreads } from './scrubbing/index.ts';

export type { EarlyLooks };

/**
 * Runs the stages of a flare in this process, where there is no broker: the very ones that the services run, over a
 * transport that ends with the process. Ask it for flares as one would ask over NATS. Closing stops what is under way.
 * @throws {FlareError} `invalid_config` where a stage that is opened has nothing to do
 */
export async function runInProcess(options: {
  config: Config;
  env: NodeJS.ProcessEnv;
  log: Log;
  /** Where archives and profiles are kept meanwhile. */
  artifacts: string;
  /** Where the journals of changed sampling settings are kept, a folder for each target; they outlive this process. */
  journals: string;
  /** Whether finished archives are sent; without, a flare ends with `profiles.collected`. Default: yes. */
  send?: boolean;
  host?: string;
  /** Where the gate's looks at archives are noted that are taken while these are packed. */
  looks?: EarlyLooks;
  /** Threads that were started for the first flare. */
  started?: StartedThreads;
}): Promise<Transport> {
  const { config, env, log, artifacts, journals, send = true, host = hostname(), looks = new Map(), started } = options;
  await using opening = new AsyncDisposableStack();
  // A part that fails here is not sent again, so that small ones do: two of them are held at a time.
  const timing = { graceMs: 0, partBytes: 2 ** 21 };
  const transport = opening.use(createInProcessTransport({ artifacts: { path: artifacts }, log, timing }));
  const service = {
    config,
    env,
    log,
    transport,
    instance: `in-process-${process.pid}`,
    host,
    stack: opening,
    now: () => new Date(),
  };
  await openArchiver(service, { looks, started });
  await openProfiler(service, { journalOf: (target) => folderJournal(path.join(journals, target)) });
  if (send) {
    const { openUploader } = await import('./uploader/open-uploader.ts');
    await openUploader(service, looks);
  }
  const opened = opening.move();
  return { ...transport, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
