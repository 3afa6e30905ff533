import { hostname } from 'node:os';
import { collectDefaultMetrics } from 'prom-client';
import { portOf, toFlareError, type Config, type FlareError } from '@flarewire/schemas';
import { connectNats, type Transport } from '@flarewire/transport';
import { serveHealth } from './health.ts';
import { loadConfig } from '@flarewire/config';
import { createLog, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serviceOptions } from './service-options.ts';
import { takeoverMs } from './takeover.ts';
import { openTracing, tracesWanted, type Tracing } from './tracing.ts';

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
  metrics?: Metrics;
  /** Where spans are wanted. */
  tracing?: Tracing;
  /** Aborts when the service is told to stop, before anything on `stack` is closed. */
  stopping?: AbortSignal;
};

type ProcessLike = Pick<NodeJS.Process, 'argv' | 'env' | 'pid' | 'on' | 'exit' | 'stderr'> & {
  exitCode?: number | string | null | undefined;
};

/** A signal so soon after the first is the same wish, told twice: by the terminal and by whoever started this service. */
const againAfterMs = 1_000;

/** Time to close everything after a signal; a second signal ends the process at once. */
const closeWithinMs = 30_000;

/**
 * The life of a service process: configuration, log, broker, then `open`; after SIGTERM or SIGINT everything is closed
 * in reverse order and the process exits 0. Exit 2: the configuration has mistakes; exit 1: it could not go on.
 *
 * Arguments and environment: `serviceOptions`; `NATS_URL` overrides `nats.url`.
 */
export async function runService(options: {
  name: string;
  process: ProcessLike;
  open: (service: ServiceContext) => Promise<void>;
}): Promise<void> {
  const { name, process: running } = options;
  const stopping = new AbortController();
  const stopped = onStopSignal(running, stopping);
  let log: Log | undefined;
  const stack = new AsyncDisposableStack();
  try {
    const asked = serviceOptions(name, running);
    if ('help' in asked) return void running.stderr.write(`${asked.help}\n`);
    const config = await readConfig(asked.config, running);
    log = createLog({ name, level: config.log.level });
    const host = hostname();
    const instance = `${host.replaceAll(/[^A-Za-z0-9_-]+/g, '_').slice(0, 48)}-${running.pid}`;
    const traces = tracesWanted(config.traces, running.env);
    const tracing = traces && stack.use(await openTracing({ service: name, instance, host, log, ...traces }));
    const transport = stack.use(
      await connectNats({
        config: config.nats,
        artifacts: config.artifacts,
        retention: config.retention,
        name,
        // Its configuration is the one that counts: it sits where everything comes together.
        streams: name === 'uploader' ? 'correct' : 'keep',
        log,
        timing: { ackWaitMs: takeoverMs(config.nats) },
        signal: stopping.signal,
      }),
    );
    const metrics = createMetrics();
    collectDefaultMetrics({ register: metrics.registry });
    const now = () => new Date();
    await options.open({
      config,
      env: running.env,
      log,
      transport,
      instance,
      host,
      stack,
      now,
      metrics,
      ...(tracing ? { tracing } : {}),
      stopping: stopping.signal,
    });
    await serveOwn({ name, config, transport, stack, metrics });
    log.info({ instance }, 'Ready');
    await stopped;
    log.info('Closing');
  } catch (thrown) {
    if (!stopping.signal.aborted) report(running, log, toFlareError(thrown, 'stage_failed', `Cannot run the ${name}`));
  }
  await closeAll(stack, running, log);
}

/** What a service tells of itself, where its configuration says so. */
async function serveOwn({
  name,
  config,
  transport,
  stack,
  metrics: { registry },
}: { name: string; metrics: Metrics } & Pick<ServiceContext, 'config' | 'transport' | 'stack'>) {
  const health = config.health && portOf(config.health.port, name);
  if (health !== undefined) {
    const ready = (signal: AbortSignal) => transport.ready({ signal });
    stack.use(await serveHealth({ host: config.health!.host, port: health, ready, registry }));
  }
  const pprof = config.pprof && portOf(config.pprof.port, name);
  if (pprof !== undefined) {
    const { servePprof } = await import('@flarewire/pprof/serve');
    stack.use(await servePprof({ port: pprof }));
  }
}

async function readConfig(file: string, running: ProcessLike): Promise<Config> {
  const config = await loadConfig(file);
  return running.env.NATS_URL ? { ...config, nats: { ...config.nats, url: running.env.NATS_URL } } : config;
}

function onStopSignal(running: ProcessLike, stopping: AbortController): Promise<void> {
  return new Promise((resolve) => {
    let since = 0;
    const stop = () => {
      if (!stopping.signal.aborted) since = performance.now();
      else if (performance.now() - since > againAfterMs) running.exit(1);
      stopping.abort();
      resolve();
    };
    running.on('SIGTERM', stop);
    running.on('SIGINT', stop);
  });
}

function report(running: ProcessLike, log: Log | undefined, error: FlareError): void {
  running.exitCode = error.code === 'invalid_config' ? 2 : 1;
  if (log) log.fatal({ err: error, code: error.code }, error.message);
  else running.stderr.write(`${error.message}\n`);
}

async function closeAll(stack: AsyncDisposableStack, running: ProcessLike, log: Log | undefined): Promise<void> {
  const tooLong = setTimeout(() => {
    log?.fatal(`Closing took longer than ${closeWithinMs / 1_000} s`);
    running.exit(1);
  }, closeWithinMs);
  try {
    await stack.disposeAsync();
  } catch (error) {
    running.exitCode = 1;
    log?.error({ err: error }, 'Closing failed');
  } finally {
    clearTimeout(tooLong);
  }
}
