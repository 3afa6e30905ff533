import { Svcm, type ServiceInfo } from '@nats-io/services';
import type { NatsConnection } from '@nats-io/nats-core';
import { endpoints, type EndpointName } from '@flarewire/schemas';
import { unlessAborted } from '../../waiting.ts';
import type { Link } from '../connection/link.ts';
import { isNobodyThere } from '../connection/nats-errors.ts';

/** How long instances have to answer. */
const withinMs = 500;

/** Asks every instance of the service `flare` which endpoints it answers, as `Transport.answering` promises. */
export async function findAnswering(
  { nc, link }: { nc: NatsConnection; link: Link },
  { signal }: { signal?: AbortSignal } = {},
): Promise<Partial<Record<EndpointName, number>>> {
  const doing = 'Cannot ask who answers';
  const found: ServiceInfo[] = await link.retry(doing, () => unlessAborted(collect(nc), signal), signal);
  const subjects = found.flatMap((instance) => instance.endpoints.map(({ subject }) => subject));
  const counts = Object.entries(endpoints).map(
    ([name, { subject }]) => [name, subjects.filter((each) => each === subject).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

async function collect(nc: NatsConnection): Promise<ServiceInfo[]> {
  const client = new Svcm(nc).client({ strategy: 'stall', maxWait: withinMs });
  try {
    return await Array.fromAsync(await client.info('flare'));
  } catch (error) {
    if (isNobodyThere(error)) return [];
    throw error;
  }
}
