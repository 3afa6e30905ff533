import { once } from 'node:events';
import type { Transport } from '@flarewire/transport';
import type { Asides } from '../feed/asides.ts';
import type { FlareFeed } from '../feed/flare-feed.ts';
import { followFeed } from '../feed/follow-feed.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import type { Exchange } from '../http/router.ts';

/** A client that takes nothing for so long is given up. */
const stuckMs = 60_000;

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies that compress or collect what passes would hold events back.
  'cache-control': 'no-cache, no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * `GET /api/events?after=N`: events as they come, with `Last-Event-ID` to go on from. A client is written to no faster
 * than it reads: of what is said beside the events it gets the last word only, once it reads again.
 */
export async function followEvents(
  { request, response, query, signal }: Exchange,
  { feed, asides, transport }: { feed: FlareFeed; asides: Asides; transport: Transport },
): Promise<void> {
  const after = positionOf(request.headers['last-event-id'] ?? query.get('after') ?? '0');
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return void response.end();
  request.socket.setTimeout(stuckMs, () => response.destroy());
  response.write('retry: 2000\n\n');

  const waiting = new Map<string, string>();
  const write = (text: string) => {
    if (!response.write(text)) response.once('drain', flush);
  };
  const flush = () => {
    for (const [key, text] of waiting) {
      if (response.writableNeedDrain) return;
      waiting.delete(key);
      write(text);
    }
  };
  const stop = asides.listen((key, text) => {
    if (response.writableNeedDrain) waiting.set(key, text);
    else write(text);
  });
  try {
    for await (const text of followFeed(feed, { after, transport, signal })) {
      if (response.writableNeedDrain) await once(response, 'drain', { signal });
      write(text);
    }
    response.end();
  } finally {
    stop();
  }
}

function positionOf(text: string | string[]): number {
  const position = Number(text);
  if (Number.isSafeInteger(position) && position >= 0) return position;
  throw new HttpRefusal(
    400,
    'bad_position',
    'Expected the id of an event, a whole number, in Last-Event-ID or "after"',
  );
}
