import type { NatsConfig } from '@flarewire/schemas';

/** Three signs of life, one of which may come late. */
const leastMs = 2_000;

/** In a cluster a sign of life is lost while servers elect, which takes them up to 9 s: whoever works meanwhile is not dead. */
const electionMs = 12_000;

/** How long a worker may show no sign of life until its event goes to another one, in milliseconds. */
export function takeoverMs({ takeover, replicas }: Pick<NatsConfig, 'takeover' | 'replicas'>): number {
  return Math.max(replicas > 1 ? electionMs : leastMs, takeover);
}
