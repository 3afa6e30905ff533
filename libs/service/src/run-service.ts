import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { toFlareError, type Config, type FlareError } from '@flarewire/schemas';
import { connectNats, type Transport } from '@flarewire/transport';
import { serveHealth } from './health.ts';
import { loadConfig } from './load-config.ts';
import { createLog, type Log } from './log.ts';

/** What a running service may use. Whatever it opens goes on `stack`, which is closed in reverse order. */
export type ServiceContext = {
  config: Config;
  env: NodeJS.ProcessEnv;
  log: Log;
  transport: Transport;
  instance: string;
  host: string;
  stack: AsyncDisposableStack;
  now: () => Date;
};

type ProcessLike = Pick<NodeJS.Process, 'argv' | 'env' | 'pid' | 'on' | 'exit' | 'stderr'> & { exitCode?: number | string | null | undefined };

/** Time to close everything after a signal; a second signal ends the process at once. */
const closeWithinMs = 30_000;

/**
 * The life of a service process: configuration, log, broker, then `open`; after SIGTERM or SIGINT everything is closed
 * in reverse order and the process exits 0. Exit 2: the configuration has mistakes; exit 1: it could not go on.
 *
 * Arguments and environment: `--config <file>` or `FLAREWIRE_CONFIG` (default `flarewire.yaml`); `NATS_URL` overrides
 * `nats.url`.
 */
export async function runService(options: {
  name: string;
  process: ProcessLike;
  open: (service: ServiceContext) => Promise<void>;
}): Promise<void> {
  const { name, process } = options;
  const stopping = new AbortController();
  const stopped = onStopSignal(process, stopping);
  let log: Log | undefined;
  const stack = new AsyncDisposableStack();
  try {
    const config = await readConfig(process);
    log = createLog({ name, level: config.log.level });
    const host = hostname();
    const instance = `${host.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, 48)}-${process.pid}`;
    const transport = stack.use(
      await connectNats({ config: config.nats, artifacts: config.artifacts, name, log, timing: { ackWaitMs: Math.max(2_000, config.nats.takeover) }, signal: stopping.signal }),
    );
    await options.open({ config, env: process.env, log, transport, instance, host, stack, now: () => new Date() });
    if (config.health) stack.use(await serveHealth({ ...config.health, ready: (signal) => transport.ready({ signal }) }));
    log.info({ instance }, 'Ready');
    await stopped;
    log.info('Closing');
  } catch (thrown) {
    if (!stopping.signal.aborted) report(process, log, toFlareError(thrown, 'stage_failed', `Cannot run the ${name}`));
  }
  await closeAll(stack, process, log);
}

async function readConfig(process: ProcessLike): Promise<Config> {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { config: { type: 'string' } } });
  const config = await loadConfig(values.config ?? process.env.FLAREWIRE_CONFIG ?? 'flarewire.yaml');
  return process.env.NATS_URL ? { ...config, nats: { ...config.nats, url: process.env.NATS_URL } } : config;
}

function onStopSignal(process: ProcessLike, stopping: AbortController): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}

function report(process: ProcessLike, log: Log | undefined, error: FlareError): void {
  process.exitCode = error.code === 'invalid_config' ? 2 : 1;
  if (log) log.fatal({ err: error, code: error.code }, error.message);
  else process.stderr.write(`${error.message}\n`);
}

async function closeAll(stack: AsyncDisposableStack, process: ProcessLike, log: Log | undefined): Promise<void> {
  const tooLong = setTimeout(() => {
    log?.fatal(`Closing took longer than ${closeWithinMs / 1_000} s`);
    process.exit(1);
  }, closeWithinMs);
  try {
    await stack.disposeAsync();
  } catch (error) {
    process.exitCode = 1;
    log?.error({ err: error }, 'Closing failed');
  } finally {
    clearTimeout(tooLong);
  }
}
