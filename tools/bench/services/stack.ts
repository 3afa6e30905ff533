import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig } from '@flarewire/config';
import { startChildService, type ChildService } from '@flarewire/demo';
import type { Config } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startNatsWithPprof, startTestBroker } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';
import { install, type Installed } from '../installed.ts';

/** A broker, so many of each service as processes, as they are installed, one target `web` with small logs, and a folder that flares are sent to. */
export type Stack = AsyncDisposable & {
  folder: string;
  config: Config;
  configFile: string;
  transport: Transport;
  services: readonly ChildService[];
  installed: Installed;
};

const names = ['archiver', 'profiler', 'uploader'] as const;
const small = { files: 4, lines: 200 };

/**
 * Starts a stack with a folder of its own.
 * @param options.each how many of each service
 * @param options.logs a glob of the target's logs; default: small ones that it writes
 */
export async function startStack({ each, logs }: { each: number; logs?: string }): Promise<Stack> {
  await using opening = new AsyncDisposableStack();
  const installed = opening.use(await install(['cli', ...names]));
  const broker = await startTestBroker();
  if (typeof broker === 'string') throw new Error(`Cannot measure the services: ${broker}`);
  opening.use(broker);
  const { path: folder } = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bench-')));
  const profiled = opening.use(await startNatsWithPprof());
  const configFile = path.join(folder, 'flarewire.yaml');
  const collect = logs ?? (await writeSmallLogs(folder));
  const text = JSON.stringify({
    nats: { url: broker.url },
    targets: {
      web: {
        collect: [{ files: collect, into: 'logs/', maxBytes: '8GiB', timeout: '1h' }],
        budget: { bytes: '8GiB', time: '1h' },
        ...(profiled ? { pprof: { web: profiled.url } } : {}),
      },
    },
    destinations: { folder: { kind: 'folder', path: path.join(folder, 'sent') } },
    log: { level: 'info' },
  });
  await writeFile(configFile, text);
  const { NATS_URL: _, ...env } = process.env;
  const start = (name: (typeof names)[number], n: number) => {
    const logFile = path.join(folder, `${name}-${n}.out`);
    return startChildService({ name, main: installed.mainOf(name), args: ['--config', configFile], env, logFile });
  };
  const services: ChildService[] = [];
  for (let n = 0; n < each; n += 1) for (const name of names) services.push(opening.use(await start(name, n)));
  const config = parseConfig(text);
  const log = createLog({ name: 'bench', level: 'silent' });
  const transport = opening.use(
    await connectNats({ config: config.nats, artifacts: config.artifacts, name: 'bench', log }),
  );
  const closing = opening.move();
  return {
    folder,
    config,
    configFile,
    transport,
    services,
    installed,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

async function writeSmallLogs(folder: string): Promise<string> {
  for (let file = 0; file < small.files; file += 1) {
    const lines = Array.from(
      { length: small.lines },
      (_, n) => `2026-11-28 12:00:${n % 60} INFO served ${n} in ${file}\n`,
    );
    await writeFile(path.join(folder, `web-${file}.log`), `${lines.join('')}password: s3cr3t-${file}-0f7e!\n`);
  }
  return path.join(folder, '*.log');
}

/** Most memory that any of the services held, in MB; 0 where the system does not tell. */
export async function peakOf(services: readonly ChildService[]): Promise<{ name: string; mb: number }> {
  const peaks = await memoryOf(services, 'VmHWM');
  return peaks.reduce((most, each) => (each.mb > most.mb ? each : most), { name: '', mb: 0 });
}

/** The memory that each service holds just now, or, with `VmHWM`, held at most, in MB; 0 where the system does not tell. */
export function memoryOf(
  services: readonly ChildService[],
  field: 'VmRSS' | 'VmHWM' = 'VmRSS',
): Promise<{ name: string; mb: number }[]> {
  return Promise.all(
    services.map(async ({ name, process }) => {
      const status = await readFile(`/proc/${process.pid}/status`, 'utf8').catch(() => '');
      const kib = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0;
      return { name, mb: (Number(kib) * 1_024) / 1e6 };
    }),
  );
}
