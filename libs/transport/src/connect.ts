import type { NatsTransportOptions } from './nats/connect-nats.ts';
import type { Transport } from './port/transport.ts';

/**
 * The transport over NATS. Waits for the broker, sets up the streams and buckets that are missing, and never gives up
 * reconnecting afterwards.
 * @throws {FlareError} `invalid_config` for what the broker refuses; `not_set_up` for streams that are only to be used and are
 * missing; `broker_unavailable` when the signal is a timeout that ran out, `cancelled` when it aborts for another reason
 */
export async function connectNats(options: NatsTransportOptions): Promise<Transport> {
  // The client is large, and much works without a broker.
  const nats = await import('./nats/connect-nats.ts');
  return nats.connectNats(options);
}
