import { mostDeliveryQueues, type Config } from '@flarewire/schemas';

/** What decides on the queue of a flare. */
type Queued = { group?: string | undefined; request: { destinations?: readonly string[] | undefined } };

/** Flares that are asked for singly have a queue of their own, and those of groups one for each destination. */
export type DeliveryQueues = {
  /** The numbers of the queues of groups' flares. */
  numbers: readonly number[];
  /** The queue of a flare, by the destination that it goes to first; undefined of one that is of no group. */
  of: (flare: Queued) => number | undefined;
};

/**
 * The queues of the destinations of a configuration. So many deliveries to one destination are under way at once, whatever
 * group they are of, and a slow destination keeps nothing from the others. Where there are more destinations than queues
 * some share one; what goes to a destination that is not there any more is in the first, and fails there.
 */
export function deliveryQueues(destinations: Config['destinations']): DeliveryQueues {
  const names = Object.keys(destinations);
  const numbers = names.slice(0, mostDeliveryQueues).map((_, index) => index + 1);
  return {
    numbers,
    of({ group, request }) {
      if (group === undefined) return undefined;
      const [first = names[0]] = request.destinations ?? [];
      return (Math.max(0, names.indexOf(first ?? '')) % mostDeliveryQueues) + 1;
    },
  };
}
