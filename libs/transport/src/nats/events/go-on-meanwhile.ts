import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { parseEvent, type EventData, type EventName } from '@flarewire/schemas';
import type { DeliveredEvent, Settlement } from '../../events/settle-event.ts';
import type { ConsumeOptions } from '../../port/consume.ts';
import { pause } from '../../waiting.ts';
import { deliveryOf } from './delivery-of.ts';
import type { Link } from '../connection/link.ts';
import { messageOf } from '../streams/message-of.ts';
import { streams } from '../names.ts';

/** How often to look for an event that follows, and whether the one that waits is still this process's. */
const lookEveryMs = 500;

/** When events that failed meanwhile are to be tried again, by their numbers, on the clock of `performance`. */
export type Dues = Map<number, number>;

/**
 * While an event waits to be tried again, works on those that follow it in the stream. Whoever waits with an event of a durable that
 * gives out one at a time keeps all others of that durable from working, so nobody else does the same; the durable delivers
 * what was done here later, and its worker finds it done.
 * @returns `again` when its delay is over, or it needs no work any more, or closing begins; `left` when somebody else has it
 */
export async function goOnMeanwhile<N extends EventName>(
  { jsm, link }: { jsm: JetStreamManager; link: Link },
  options: {
    event: N;
    subject: string;
    held: DeliveredEvent;
    delayMs: number;
    standing: NonNullable<ConsumeOptions<N>['standing']>;
    settle: (delivery: DeliveredEvent, lost: AbortSignal) => Promise<Settlement>;
    dues: Dues;
    closing: AbortSignal;
  },
): Promise<'again' | 'left'> {
  const { event, subject, held, delayMs, standing, settle, dues, closing } = options;
  const due = performance.now() + delayMs;
  const waiting = parseEvent(event, held.payload);
  const lost = new AbortController();
  const over = new AbortController();
  const ending = AbortSignal.any([closing, lost.signal, over.signal]);
  let next = held.seq + 1;
  const failed: DeliveredEvent[] = [];

  const watching = (async () => {
    for (;;) {
      await pause(lookEveryMs, ending);
      if (ending.aborted) return;
      const now = await standing(waiting, { signal: ending }).catch(() => undefined);
      if (now === 'theirs') lost.abort(new Error('another worker has the event'));
      if (now === 'over') over.abort();
    }
  })();

  /** One that follows and may be worked on; false where the next one may not, and undefined where there is none. */
  const follower = async (): Promise<DeliveredEvent | false | undefined> => {
    const isDue = ({ seq }: DeliveredEvent) => (dues.get(seq) ?? 0) <= performance.now();
    const again = failed.findIndex(isDue);
    if (again >= 0) return failed.splice(again, 1)[0];
    const ask = () => messageOf(jsm, streams.events, { seq: next, next_by_subj: subject });
    const message = await link.retry(`Cannot look for what follows event ${held.seq}`, ask, ending);
    if (!message) return undefined;
    next = message.seq + 1;
    const data = readable(event, message);
    if (!data || (await standing(data, { signal: ending })) !== 'waits') return false;
    return deliveryOf(message, { consumer: held.consumer, attempt: 1, headers: message.header });
  };

  try {
    while (!ending.aborted) {
      const leftMs = due - performance.now();
      if (leftMs <= 0) break;
      const other = await follower();
      if (other === undefined) await pause(Math.min(lookEveryMs, leftMs), ending);
      if (!other) continue;
      const settlement = await settle(other, lost.signal);
      if (settlement.kind !== 'again') continue;
      // One whose time has come is as one that is not here; another process may have taken it.
      for (const [seq, at] of dues) if (at <= performance.now()) dues.delete(seq);
      dues.set(other.seq, performance.now() + settlement.delayMs);
      failed.push({ ...other, attempt: other.attempt + 1 });
    }
  } catch (error) {
    if (!ending.aborted) throw error;
  } finally {
    over.abort();
    await watching;
  }
  return lost.signal.aborted ? 'left' : 'again';
}

/** What an event says; one that cannot be read is left to whom the durable delivers it. */
function readable<N extends EventName>(event: N, { data }: StoredMsg): EventData<N> | false {
  try {
    return parseEvent(event, data);
  } catch {
    return false;
  }
}
