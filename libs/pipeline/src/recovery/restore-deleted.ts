import { FlareError, hasEnded, stateAfter, type FlareRecord } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';
import type { Worker } from '../stage/stage.ts';

/** How many records to ask for at one look; those of all are asked for in turn, and at once where one is missing. */
const askedAtOnce = 16;

const mayNotKnow =
  'Cannot store deleted records of flares again: this user may not read the events, which say whether one was sent already; ' +
  'give it what docs/permissions.md lists for the uploader, and ask again for those that do not go on';

type Seen = Map<string, { entry: Entry<FlareRecord> }>;

/**
 * Stores the records of flares again that somebody deleted, with their bucket as a rule: so one of them tells of all. Whoever works
 * on a flare does so for itself, and knows better how far it came, so the others wait for the look after. One that is said to
 * have ended is forgotten: whoever looks may have missed that, and would wake it up. Who may not read the events restores none:
 * a flare that was sent meanwhile would be sent again.
 */
export function restoreDeleted(
  seen: Seen,
  { transport, log }: Pick<Worker, 'transport' | 'log'>,
): (signal: AbortSignal) => Promise<void> {
  const { flares } = transport;
  let toAsk: string[] = [];
  let missed = new Set<string>();
  return async (signal) => {
    if (toAsk.length === 0) toAsk = [...seen.keys()];
    const gone = new Set<string>();
    const ask = async (keys: Iterable<string>) => {
      for (const key of keys) if (seen.has(key) && !(await flares.get(key, { signal }))) gone.add(key);
    };
    const asked = new Set([...missed, ...toAsk.splice(0, askedAtOnce)]);
    await ask(asked);
    if (gone.size > 0) await ask(new Set(seen.keys()).difference(asked));
    const missedTwice = gone.intersection(missed);
    missed = gone;
    if (missedTwice.size === 0) return;
    try {
      await forgetEnded(seen, transport, signal);
    } catch (error) {
      if (!(error instanceof FlareError) || error.code !== 'not_allowed') throw error;
      for (const key of missedTwice) seen.delete(key);
      log.error({ err: error, flareIds: [...missedTwice] }, mayNotKnow);
      return;
    }
    let restored = 0;
    for (const { entry } of seen.values()) {
      const { key, value } = entry;
      const record = { ...value, stored: firstStored(entry).toISOString() };
      if (await flares.create(key, record, { signal })) restored += 1;
    }
    if (restored > 0)
      log.warn({ restored }, 'Records of flares were deleted; those of flares that have not ended are stored again');
  };
}

/** Since when a record is as it is, by the clock of the broker, also where it was deleted and stored again. */
export function firstStored({ value, updated }: Entry<FlareRecord>): Date {
  return value.stored === undefined ? updated : new Date(value.stored);
}

/** @throws {FlareError} `not_allowed` where this user may not read the events */
async function forgetEnded(
  seen: Seen,
  transport: Pick<Worker['transport'], 'tail'>,
  signal: AbortSignal,
): Promise<void> {
  for await (const { name, data } of transport.tail({ from: 'start', until: 'stored', signal }))
    if (hasEnded(stateAfter(name))) seen.delete(data.flareId);
  signal.throwIfAborted();
}
