import { FlareError } from '@flarewire/schemas/error';
import type { Worker } from '../stage/stage.ts';

/**
 * The time by the clock of the broker, which also says when each record was stored; the clocks of the services may be
 * wrong, and jump. It is read from the lease `now`, written for this, or from `renewed`, a lease that the caller has just
 * renewed.
 * @throws {FlareError} `broker_unavailable` where that lease is not there, as in a cluster that has just lost a server
 */
export async function brokerNow(
  { transport: { leases }, instance, now }: Pick<Worker, 'transport' | 'instance' | 'now'>,
  { signal, renewed }: { signal: AbortSignal; renewed?: string | undefined },
): Promise<Date> {
  if (renewed === undefined) await leases.put('now', { holder: instance, until: now().toISOString() }, { signal });
  const lease = await leases.get(renewed ?? 'now', { signal });
  if (lease) return lease.updated;
  throw new FlareError(
    'broker_unavailable',
    'Cannot read the time of the broker: the lease that was just written is not there; it is tried again',
    { retryable: true },
  );
}
