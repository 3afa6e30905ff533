import type { Config } from '@flarewire/schemas';
import { connectNats, type Transport } from '@flarewire/transport';

export const natsOption = {
  nats: { type: 'string', about: 'URL of the broker; default: NATS_URL, else the configuration’s' },
} as const;

/** How long a command waits for a broker before it says that there is none. */
const connectWithinMs = 3_000;

/** Connects to the configuration's broker. @throws {FlareError} `broker_unavailable` when none answers soon */
export function connect(config: Config, signal: AbortSignal): Promise<Transport> {
  const soon = AbortSignal.any([AbortSignal.timeout(connectWithinMs), signal]);
  return connectNats({ config: config.nats, artifacts: config.artifacts, name: 'cli', signal: soon });
}
