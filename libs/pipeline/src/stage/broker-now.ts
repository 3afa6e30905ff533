import type { Worker } from './stage.ts';

/**
 * What time it is by the clock of the broker, which also says when a record was stored: those of the services may be wrong, and jump.
 * Whoever may not write the lease `now` reads one that it has just renewed.
 */
export async function brokerNow(
  { transport: { leases }, instance, now }: Pick<Worker, 'transport' | 'instance' | 'now'>,
  { signal, renewed }: { signal: AbortSignal; renewed?: string | undefined },
): Promise<Date> {
  if (renewed === undefined) await leases.put('now', { holder: instance, until: now().toISOString() }, { signal });
  const lease = await leases.get(renewed ?? 'now', { signal });
  return lease?.updated ?? now();
}
