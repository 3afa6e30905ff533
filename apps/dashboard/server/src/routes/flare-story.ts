import type { EventData, Mended } from '@flarewire/schemas';
import { FlareError } from '@flarewire/schemas';
import type { TailedEvent, Transport } from '@flarewire/transport';
import type { FlareBook, KnownFlare } from '../feed/flare-book.ts';
import { HttpRefusal } from '../http/http-refusal.ts';

/** How long the broker has to give the events of a flare. */
const withinMs = 10_000;

/** @throws {HttpRefusal} 404 */
export function findFlare(book: FlareBook, flareId: string): KnownFlare {
  const known = book.find(flareId);
  if (known) return known;
  throw new HttpRefusal(404, 'unknown_flare', 'There is no flare with this id, or its events have expired');
}

/** The stored events of one flare, in order. @throws {FlareError} `broker_unavailable` */
export async function readStory(
  { view, first, last }: KnownFlare,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<TailedEvent[]> {
  const late = AbortSignal.timeout(withinMs);
  const events: TailedEvent[] = [];
  for await (const event of transport.tail({ from: first - 1, signal: AbortSignal.any([late, signal]) })) {
    if (event.data.flareId === view.id) events.push(event);
    if (event.seq >= last) return events;
  }
  throw new FlareError('broker_unavailable', 'Cannot read the events of the flare: the broker does not answer', {
    retryable: true,
  });
}

/** What lies in the artifact store of a flare. */
export type StoredParts = Pick<EventData<'profiles.collected'>, 'archive' | 'profiles' | 'summary'> & {
  /** What the gate left out. */
  mended?: Mended | undefined;
};

/** The archive of a flare and its profiles, from its events. @throws {HttpRefusal} 404 where no archive was made */
export function partsIn(story: readonly TailedEvent[]): StoredParts {
  const mended = story.flatMap(({ data }) => ('mended' in data && data.mended ? [data.mended] : [])).at(-1);
  for (const { data } of story.toReversed()) if ('archive' in data && 'profiles' in data) return { ...data, mended };
  for (const { data } of story.toReversed()) {
    if ('archive' in data && 'ledger' in data) return { archive: data.archive, profiles: [] };
    if ('kept' in data && data.kept) return { archive: data.kept, profiles: [] };
  }
  throw new HttpRefusal(404, 'no_archive', 'This flare has no archive');
}
