import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { validateEvent, type EventData, type FlareRecord, type TargetRecord } from '@flarewire/schemas';
import type { DeadLetter } from '../events/dead-letter.ts';
import type { Transport } from '../port/transport.ts';
import type { Timing } from '../timing.ts';

/** A transport under test, with the two views of its broker that the port does not have. */
export interface Subject extends AsyncDisposable {
  /** One more instance over the same broker; closed with the subject. */
  open(): Promise<Transport>;
  /** What an outside client does that writes to a subject whatever it likes. */
  inject(subject: string, payload: string): Promise<void>;
  deadLetters(durable: string): Promise<DeadLetter[]>;
}

/** What takes seconds in production, or needs big artifacts, for tests. */
export const fastTiming: Partial<Timing> = {
  retryDelaysMs: [1, 2, 3],
  ackWaitMs: 2_000,
  handBackMs: 1,
  stallMs: 5_000,
  partBytes: 2 ** 20,
};

/** A name no other test uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

export function requested(target: string, flareId = uniqueName('f')): EventData<'flare.requested'> {
  return validateEvent('flare.requested', {
    flareId,
    target,
    time: '2026-01-02T03:04:05.000Z',
    request: { profile: false },
  });
}

export function cancelled(flareId = uniqueName('f')): EventData<'flare.cancelled'> {
  return { version: '1.0', flareId, target: 'web', time: '2026-01-02T03:04:05.000Z', by: 'somebody', reason: 'a test' };
}

export function flareRecordOf(flareId: string, state: FlareRecord['state'] = 'requested'): FlareRecord {
  return { flareId, target: 'web', state, since: '2026-01-02T03:04:05.000Z', updated: '2026-01-02T03:04:05.000Z' };
}

export function targetRecordOf(target: string): TargetRecord {
  const time = '2026-01-02T03:04:05.000Z';
  return { target, role: 'archiver', instance: 'one', host: 'h', since: time, seen: time, leaving: false };
}

/**
 * Collects what is pushed and lets a test wait until there is enough of it; one that waits in vain fails, and so closes what it
 * has opened.
 */
export function createCollector<T>(): { items: T[]; push(item: T): void; reach(count: number): Promise<T[]> } {
  const items: T[] = [];
  const arrived = new EventTarget();
  return {
    items,
    push(item) {
      items.push(item);
      arrived.dispatchEvent(new Event('item'));
    },
    async reach(count) {
      const signal = AbortSignal.timeout(60_000);
      while (items.length < count) await once(arrived, 'item', { signal });
      return items;
    },
  };
}

/** The first `count` items of something that does not end. */
export async function take<T>(source: AsyncIterable<T>, count: number): Promise<T[]> {
  const items: T[] = [];
  if (count === 0) return items;
  for await (const item of source) if (items.push(item) === count) break;
  return items;
}
