import type { Config } from '@flarewire/schemas';
import { connectNats, type Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { readConfig } from './read-config.ts';

/** How long a command waits for the broker to answer, in milliseconds. */
const connectWithinMs = 3_000;

/**
 * Connects to the configuration's broker, and changes nothing there.
 * @throws {FlareError} `broker_unavailable` when none answers soon, `not_set_up` when no services have been started there yet
 */
export function connect(config: Config, signal: AbortSignal): Promise<Transport> {
  const soon = AbortSignal.any([AbortSignal.timeout(connectWithinMs), signal]);
  return connectNats({ config: config.nats, artifacts: config.artifacts, name: 'cli', streams: 'use', signal: soon });
}

/** As `connect`, with the configuration that the options name. */
export async function connectAs(
  flags: { config?: string; nats?: string },
  context: CommandContext,
): Promise<Transport> {
  return connect(await readConfig(flags, context), context.signal);
}
