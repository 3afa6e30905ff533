import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';
import type { Standing } from '../port/consume.ts';
import type { Transport } from '../port/transport.ts';
import { consumeRequested } from './consume-requested.ts';
import { createCollector, requested, uniqueName } from './subject.ts';

/** How long an event waits here until it is tried again. */
export const waitMs = 700;

/** What one that waits to be tried again must do, of those that are worked on one at a time; each call opens one more instance. */
export function againContract(open: () => Promise<Transport>): void {
  const busy = () => new FlareError('stage_failed', 'Not yet', { retryable: true });

  /** Events of one target, which two instances work on one at a time. */
  async function startWork(fails: (index: number, attempt: number) => boolean, takesMs = (_index: number) => 60) {
    const target = uniqueName('t');
    const events = Array.from({ length: 6 }, () => requested(target));
    const indexOf = (flareId: string) => events.findIndex((event) => event.flareId === flareId);
    const standing = new Map<string, { how: Standing; begun: number; by?: number }>();
    const done = createCollector<string>();
    let [atWork, most] = [0, 0];
    const opened = new AsyncDisposableStack();
    const transports = [await open(), await open()];
    const take = async (transport: Transport, by: number) =>
      opened.use(
        await consumeRequested(transport, target, {
          inFlight: 1,
          begun: async ({ flareId }) => standing.get(flareId)?.begun ?? 0,
          standing: async ({ flareId }) => {
            const { how = 'waits', by: whose } = standing.get(flareId) ?? {};
            return how === 'ours' && whose !== by ? 'theirs' : how;
          },
          handle: async ({ flareId }, { attempt }) => {
            const known = standing.get(flareId);
            if (known?.how === 'over') return;
            standing.set(flareId, { how: 'ours', begun: (known?.begun ?? 0) + 1, by });
            most = Math.max(most, ++atWork);
            const index = indexOf(flareId);
            await delay(takesMs(index));
            atWork -= 1;
            const isFailing = fails(index, attempt);
            done.push(`${index}.${attempt}${isFailing ? ' failed' : ''}`);
            if (isFailing) throw busy();
            standing.set(flareId, { how: 'over', begun: attempt });
          },
        }),
      );
    const publish = (index: number) => transports[0]!.publish('flare.requested', events[index]!);
    return {
      done,
      publish,
      settled: async () => {
        while ((await transports[0]!.waiting(`d-${target}`)) > 0) await delay(20);
      },
      begin: () => Promise.all(transports.map(take)),
      most: () => most,
      [Symbol.asyncDispose]: () => opened.disposeAsync(),
    };
  }

  test('others go on while one waits, one at a time, and it comes next when its delay is over', async () => {
    await using work = await startWork((index, attempt) => index === 0 && attempt === 1);
    for (const index of [0, 1, 2, 3]) await work.publish(index);
    await work.begin();
    await work.done.reach(4);
    // Those that come meanwhile do not wait either.
    await work.publish(4);
    await work.done.reach(6);
    await work.settled();
    assert.deepEqual(work.done.items, ['0.1 failed', '1.1', '2.1', '3.1', '4.1', '0.2']);
    assert.equal(work.most(), 1);
  });

  test('it comes before those that wait still', async () => {
    await using work = await startWork(
      (index, attempt) => index === 0 && attempt === 1,
      (index) => (index === 1 ? waitMs + 100 : 60),
    );
    for (const index of [0, 1, 2, 3]) await work.publish(index);
    await work.begin();
    await work.done.reach(5);
    assert.deepEqual(work.done.items, ['0.1 failed', '1.1', '0.2', '2.1', '3.1']);
    assert.equal(work.most(), 1);
  });

  test('several that wait are each tried again as often as may be, and no more', async () => {
    await using work = await startWork((index, attempt) => index < 2 && attempt < 3);
    for (const index of [0, 1, 2]) await work.publish(index);
    await work.begin();
    await work.done.reach(7);
    await work.settled();
    assert.deepEqual(work.done.items.slice(0, 3), ['0.1 failed', '1.1 failed', '2.1']);
    assert.deepEqual(work.done.items.slice(3).toSorted(), ['0.2 failed', '0.3', '1.2 failed', '1.3']);
    assert.equal(work.most(), 1);
  });
}
