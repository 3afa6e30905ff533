import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Transport } from '../port/transport.ts';
import { consumeRequested } from './consume-requested.ts';
import { createCollector, requested, uniqueName, type Subject } from './subject.ts';

/** What becomes of durable consumers that nobody needs any more. */
export function durableContract(subject: () => Subject): void {
  const nothing = { handle: async () => {} };
  const named = (target: string) => ({ name: `d-${target}`, event: 'flare.requested', target }) as const;
  const isThere = async ({ durables }: Transport, target: string) =>
    (await durables.names()).includes(named(target).name);

  test('one that nobody asks and of which no event is stored is forgotten, and works at once when it is made anew', async () => {
    const [transport, target] = [await subject().open(), uniqueName('t')];
    await (await consumeRequested(transport, target, nothing))[Symbol.asyncDispose]();
    assert.equal(await isThere(transport, target), true);
    // A broker may take a moment to see that whoever asked last is gone.
    while (!(await transport.durables.forget(named(target)))) await delay(50);
    assert.equal(await isThere(transport, target), false);
    assert.equal(await transport.durables.forget(named(target)), false);

    const event = requested(target);
    await transport.publish('flare.requested', event);
    const seen = createCollector<string>();
    await using _ = await consumeRequested(transport, target, {
      handle: async ({ flareId }) => seen.push(flareId),
    });
    assert.deepEqual(await seen.reach(1), [event.flareId]);
  });

  test('one of which an event is stored stays, so that none is given to anybody twice', async () => {
    const [transport, target] = [await subject().open(), uniqueName('t')];
    const seen = createCollector<string>();
    const consuming = await consumeRequested(transport, target, {
      handle: async ({ flareId }) => seen.push(flareId),
    });
    await transport.publish('flare.requested', requested(target));
    await seen.reach(1);
    await consuming[Symbol.asyncDispose]();
    assert.equal(await transport.durables.forget(named(target)), false);
    assert.equal(await isThere(transport, target), true);
  });

  test('one that works through other events is left alone', async () => {
    const [transport, target] = [await subject().open(), uniqueName('t')];
    await (await consumeRequested(transport, target, nothing))[Symbol.asyncDispose]();
    assert.equal(await transport.durables.forget({ ...named(target), target: uniqueName('t') }), false);
    assert.equal(await isThere(transport, target), true);
  });
}
