import type { Transport } from '@flarewire/transport';
import type { FlareFeed } from './flare-feed.ts';
import { frameOf, sseText } from './sse.ts';

/**
 * What one browser gets: every event after a number, each once, in order; `caught-up` once all that was there at the
 * beginning has come; `reset`, and then nothing more, where the number is of another stream than the one there is.
 * Who is further back than the events that are kept gets them from the stream, at their own pace.
 */
export async function* followFeed(
  feed: FlareFeed,
  { after, transport, signal }: { after: number; transport: Transport; signal: AbortSignal },
): AsyncGenerator<string, void, undefined> {
  await feed.settled();
  const anew = feed.anew();
  const goal = feed.book().seq();
  let position = after;
  let isBehind = true;
  if (after > goal) {
    yield sseText('reset', {});
    return;
  }
  while (!anew.aborted && !signal.aborted) {
    if (position < feed.recent().since()) {
      for await (const event of transport.tailAll({ from: position, signal: AbortSignal.any([signal, anew]) })) {
        position = event.seq;
        yield frameOf(event).text;
        if (position >= feed.recent().since()) break;
      }
      continue;
    }
    const next = feed.next(signal);
    const frames = feed.recent().after(position);
    position = frames.at(-1)?.seq ?? position;
    if (frames.length > 0) yield frames.map(({ text }) => text).join('');
    if (isBehind && position >= goal) {
      isBehind = false;
      yield sseText('caught-up', {});
    }
    if (frames.length === 0) await next;
  }
  if (!signal.aborted) yield sseText('reset', {});
}
