import { createInbox, type NatsConnection } from '@nats-io/nats-core';
import { pause } from '../../waiting.ts';
import { isDenied } from '../connection/nats-errors.ts';

/** How long the broker may take to send the snapshot of an empty stream. */
const withinMs = 2_000;

/** What nats-server calls the file of a snapshot that says what it could not read. */
const errorFile = 'errors.txt';

/**
 * Looks whether an empty stream has lost its files. It has no message to read, and nats-server (2.9) goes on storing in
 * files that were removed; a snapshot, of some hundred bytes, shows that they are not there. A user who may not ask for one
 * is not asked for again.
 * @returns undefined where that cannot be found out
 */
export function lookForLostFiles(
  nc: Pick<NatsConnection, 'request' | 'subscribe'>,
  inboxPrefix: string,
): (stream: string) => Promise<boolean | undefined> {
  let mayAsk = true;
  return async (stream) => {
    if (!mayAsk) return undefined;
    const inbox = createInbox(inboxPrefix);
    const pieces = nc.subscribe(inbox);
    const over = new AbortController();
    void pause(withinMs, over.signal).then(() => pieces.unsubscribe());
    try {
      const wish = { deliver_subject: inbox, no_consumers: true };
      await nc.request(`$JS.API.STREAM.SNAPSHOT.${stream}`, JSON.stringify(wish), { timeout: withinMs });
      let isLost = false;
      for await (const { data } of pieces) {
        if (data.length === 0) return isLost;
        isLost ||= Buffer.from(data).includes(errorFile);
      }
      return undefined;
    } catch (error) {
      if (!isDenied(error)) throw error;
      mayAsk = false;
      return undefined;
    } finally {
      over.abort();
      pieces.unsubscribe();
    }
  };
}
