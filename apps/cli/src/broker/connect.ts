import type { Config } from '@flarewire/schemas';
import { connectNats, type Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { readConfig } from './read-config.ts';

/** How long a command waits for a broker on a busy machine to answer, in milliseconds. */
const connectWithinMs = 10_000;
/** How long it tries where an attempt failed: nobody listens there, or not with such a certificate. */
const tryForMs = 3_000;

/**
 * Connects to the configuration's broker, and changes nothing there.
 * @throws {FlareError} `broker_unavailable` when none answers soon, `not_set_up` when no services have been started there yet
 */
export async function connect(config: Config, signal: AbortSignal): Promise<Transport> {
  const began = performance.now();
  const failing = new AbortController();
  const giveUp = () => failing.abort(new DOMException('No attempt succeeded', 'TimeoutError'));
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  // The first attempt that failed is a warning.
  const warn = () => {
    if (!isOver) timer ??= setTimeout(giveUp, tryForMs - (performance.now() - began));
  };
  const log = { info() {}, warn, error() {} };
  const soon = AbortSignal.any([AbortSignal.timeout(connectWithinMs), failing.signal, signal]);
  const { nats, artifacts } = config;
  try {
    return await connectNats({ config: nats, artifacts, name: 'cli', streams: 'use', log, signal: soon });
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}

/** As `connect`, with the configuration that the options name. */
export async function connectAs(
  flags: { config?: string; nats?: string },
  context: CommandContext,
): Promise<Transport> {
  return connect(await readConfig(flags, context), context.signal);
}
