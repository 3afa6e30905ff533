import type { FlareRecord } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { FlareDetail, StoredEvent } from '../../../web/src/api/contract.ts';
import type { FlareBook } from '../feed/flare-book.ts';
import type { Exchange } from '../http/router.ts';
import { sendJson } from '../http/send-json.ts';
import { findFlare, readStory } from './flare-story.ts';

/** `GET /api/flares/:id`: what is known of it, its events, and its record. */
export async function showFlare(
  { params, response, signal }: Exchange,
  { book, transport }: { book: FlareBook; transport: Transport },
): Promise<void> {
  const known = findFlare(book, params.id!);
  const [story, record] = await Promise.all([
    readStory(known, { transport, signal }),
    transport.flares.get(known.view.id, { signal }),
  ]);
  const events = story.map(({ seq, name, data }) => ({ seq, name, data }) as StoredEvent);
  const detail = { view: known.view, events, ...(record && { record: shown(record.value) }) };
  sendJson(response, 200, detail satisfies FlareDetail);
}

/** Without what the stages note for themselves, and the event that is among the events already. */
function shown({ flareId, target, state, since, updated, worker }: FlareRecord): FlareRecord {
  return { flareId, target, state, since, updated, ...(worker === undefined ? {} : { worker }) };
}
