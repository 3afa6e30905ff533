import type { NatsConnection } from '@nats-io/nats-core';
import { endpoints, type EndpointName } from '@flarewire/schemas';
import type { Link } from '../connection/link.ts';
import { isDenied } from '../connection/nats-errors.ts';

/** Not JSON: every endpoint refuses it before it does anything. */
const refusable = '?';

/**
 * Whether the broker lets this user publish on an endpoint's subject, as `Transport.mayAsk` promises. A broker tells a
 * client its permissions only by refusing what it sends; any other outcome, an answer or none, means that it was let.
 */
export async function mayAsk(
  { nc, link }: { nc: NatsConnection; link: Link },
  endpoint: EndpointName,
  { signal }: { signal?: AbortSignal } = {},
): Promise<boolean> {
  const { subject } = endpoints[endpoint];
  const ask = async () => {
    try {
      await nc.request(subject, refusable, { timeout: 2_000 });
    } catch (error) {
      if (isDenied(error)) return false;
      if (nc.isClosed()) throw error;
    }
    return true;
  };
  return link.retry(`Cannot ask whether ${subject} may be asked`, ask, signal);
}
