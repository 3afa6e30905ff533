import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlareError, type EventData } from '@flarewire/schemas';
import type { Attempt } from '../port/consume.ts';
import type { PublishedEvent } from '../port/publish.ts';
import { consumeRequested as consume } from './consume-requested.ts';
import { createCollector, requested, uniqueName, type Subject } from './subject.ts';

type Requested = EventData<'flare.requested'>;

/** What publishing and consuming must do. */
export function consumeContract(subject: () => Subject): void {
  const open = () => subject().open();

  test('an event reaches its durable with its data, as a first attempt, in the trace it was published in', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const seen = createCollector<{ data: Requested; attempt: Attempt }>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async (data, attempt) => seen.push({ data, attempt }) }));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const sent = requested(target);
    assert.equal((await transport.publish('flare.requested', sent, { traceparent })).duplicate, false);

    const [first] = await seen.reach(1);
    assert.ok(first);
    assert.deepEqual(first.data, sent);
    assert.equal(first.attempt.attempt, 1);
    assert.equal(first.attempt.lastAttempt, false);
    assert.equal(first.attempt.traceparent, traceparent);
  });

  test('an event that was published before anybody consumed is not lost', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    await transport.publish('flare.requested', requested(target));
    const seen = createCollector<Requested>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async (data) => seen.push(data) }));
    await seen.reach(1);
  });

  test('an event that is published twice is stored once', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const [sent, last] = [requested(target), requested(target)];
    const seen = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async ({ flareId }) => seen.push(flareId) }));
    const { seq } = await transport.publish('flare.requested', sent);
    assert.deepEqual(await transport.publish('flare.requested', sent), { duplicate: true, seq });
    await transport.publish('flare.requested', last);
    assert.deepEqual(await seen.reach(2), [sent.flareId, last.flareId]);
  });

  test('an event that was lost is published anew, and once for each time that it was', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const sent = requested(target);
    const seen = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async ({ flareId }) => seen.push(flareId) }));
    const first = await transport.publish('flare.requested', sent);
    const again = await transport.publish('flare.requested', sent, { again: 1 });
    assert.equal(again.duplicate, false);
    assert.ok(again.seq > first.seq);
    assert.deepEqual(await transport.publish('flare.requested', sent, { again: 1 }), { ...again, duplicate: true });
    assert.deepEqual(await seen.reach(2), [sent.flareId, sent.flareId]);
  });

  test('tells of an event whether its durable will be given it', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const durable = `archiver-${target}`;
    const sent = requested(target);
    const { seq } = await transport.publish('flare.requested', sent);
    const event = { name: 'flare.requested', about: sent.flareId, seq } as const;
    const isLost = (of: PublishedEvent = event) => transport.isLost(of, durable);
    assert.equal(await isLost(), false, 'the durable is not there yet');
    const [held, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        durable,
        handle: async () => {
          begun.resolve();
          await held.promise;
        },
      }),
    );
    await begun.promise;
    assert.equal(await isLost(), false, 'it is worked on');
    assert.equal(await isLost({ ...event, seq: seq + 1_000_000 }), 'gone', 'it is not stored');
    held.resolve();
    while ((await transport.waiting(durable)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await isLost(), 'settled');
  });

  test('tells how many events a durable has still to settle', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const durable = `archiver-${target}`;
    assert.equal(await transport.waiting(durable), 0);
    const [held, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        durable,
        handle: async () => {
          begun.resolve();
          await held.promise;
        },
      }),
    );
    for (let count = 0; count < 3; count += 1) await transport.publish('flare.requested', requested(target));
    await begun.promise;
    assert.equal(await transport.waiting(durable), 3);
    held.resolve();
    while ((await transport.waiting(durable)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('an event that does not fit its schema is not published', async () => {
    const transport = await open();
    const wrong = { ...requested('web'), flareId: 'not a token' };
    await assert.rejects(transport.publish('flare.requested', wrong), { name: 'FlareError', code: 'invalid_event' });
  });

  test('a handler that throws before it has given a promise has failed, as any other', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const attempts = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        handle: (_, { attempt }) => {
          attempts.push(attempt);
          if (attempt === 1) throw new FlareError('broker_unavailable', 'Cannot begin', { retryable: true });
          return Promise.resolve();
        },
      }),
    );
    await transport.publish('flare.requested', requested(target));
    assert.deepEqual(await attempts.reach(2), [1, 2]);
  });

  test('a retryable failure is tried again until the handler succeeds', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const attempts = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        handle: async (_, { attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw busy();
        },
      }),
    );
    await transport.publish('flare.requested', requested(target));
    assert.deepEqual(await attempts.reach(3), [1, 2, 3]);
  });

  test('an event is given up after its last attempt: once, with the error, and with a dead letter', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const attempts = createCollector<boolean>();
    const givenUp = createCollector<{ flareId: string; code: string; attempt: number }>();
    const next = createCollector<void>();
    const [poison, good] = [requested(target), requested(target)];
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        attempts: 2,
        handle: async ({ flareId }, { lastAttempt }) => {
          if (flareId === good.flareId) return next.push();
          attempts.push(lastAttempt);
          throw busy();
        },
        giveUp: async ({ flareId }, { code }, { attempt }) => givenUp.push({ flareId, code, attempt }),
      }),
    );
    await transport.publish('flare.requested', poison);
    await givenUp.reach(1);
    await transport.publish('flare.requested', good);
    await next.reach(1);

    assert.deepEqual(attempts.items, [false, true]);
    assert.deepEqual(givenUp.items, [{ flareId: poison.flareId, code: 'stage_failed', attempt: 2 }]);
    const letters = await subject().deadLetters(`d-${target}`);
    assert.deepEqual(
      letters.map(({ event, durable, attempts, error }) => ({ event, durable, attempts, code: error.code })),
      [{ event: 'flare.requested', durable: `d-${target}`, attempts: 2, code: 'stage_failed' }],
    );
  });

  test('a delivery that nobody saw is no attempt', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const attempts = createCollector<number>();
    const givenUp = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        attempts: 2,
        begun: async () => Math.max(0, attempts.items.length - 2),
        handle: async (_, { attempt }) => {
          attempts.push(attempt);
          throw busy();
        },
        giveUp: async (_, __, { attempt }) => givenUp.push(attempt),
      }),
    );
    await transport.publish('flare.requested', requested(target));
    assert.deepEqual(await givenUp.reach(1), [2]);
    assert.deepEqual(attempts.items, [1, 1, 1, 2]);
  });

  test('a count of attempts that takes long holds up no closing, and the event goes back', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const asked = createCollector<void>();
    const begun = (_: Requested, { signal }: { signal: AbortSignal }) =>
      new Promise<number>((_resolve, reject) => {
        asked.push();
        signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
      });
    const closing = await consume(transport, target, { attempts: 1, begun, graceMs: 60_000 });
    await transport.publish('flare.requested', requested(target));
    await asked.reach(1);
    await closing[Symbol.asyncDispose]();
    const seen = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async ({ flareId }) => seen.push(flareId) }));
    await seen.reach(1);
  });

  test('an error that is not retryable, such as a mistake in the code, is given up at once', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const errors = createCollector<FlareError>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        handle: async () => {
          throw new TypeError('undefined is not a function');
        },
        giveUp: async (_, error) => errors.push(error),
      }),
    );
    await transport.publish('flare.requested', requested(target));
    const [error] = await errors.reach(1);
    assert.equal(error?.code, 'stage_failed');
    assert.ok(error?.cause instanceof TypeError);
  });

  test('an event that somebody else has taken over is left to them: no dead letter, not given up, not asked for again', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const [lost, good] = [requested(target), requested(target)];
    const seen = createCollector<string>();
    const givenUp = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        attempts: 1,
        handle: async ({ flareId }) => {
          seen.push(flareId);
          if (flareId === lost.flareId) throw new FlareError('taken_over', 'Cannot go on: it is somebody else’s');
        },
        giveUp: async ({ flareId }) => givenUp.push(flareId),
      }),
    );
    await transport.publish('flare.requested', lost);
    await transport.publish('flare.requested', good);
    assert.deepEqual(await seen.reach(2), [lost.flareId, good.flareId]);
    assert.deepEqual(givenUp.items, []);
    assert.deepEqual(await subject().deadLetters(`d-${target}`), []);
  });

  test('an event whose giving up fails is given up later', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const handled = createCollector<void>();
    const tries = createCollector<void>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        attempts: 1,
        handle: async () => {
          handled.push();
          throw busy();
        },
        giveUp: async () => {
          tries.push();
          if (tries.items.length < 3) throw busy();
        },
      }),
    );
    await transport.publish('flare.requested', requested(target));
    await tries.reach(3);
    assert.equal(handled.items.length, 1);
  });

  for (const [what, payload] of [
    ['is not JSON', 'what?'],
    ['does not fit its schema', JSON.stringify({ flareId: 7 })],
    ['is of another major version', JSON.stringify({ ...requested('x'), version: '9.0' })],
  ] as const) {
    test(`an event that ${what} goes to the dead letters once, and the others flow on`, async () => {
      const [transport, target] = [await open(), uniqueName('t')];
      const seen = createCollector<string>();
      await using opened = new AsyncDisposableStack();
      opened.use(await consume(transport, target, { handle: async ({ flareId }) => seen.push(flareId) }));
      await subject().inject(`flare.requested.${target}`, payload);
      const good = requested(target);
      await transport.publish('flare.requested', good);
      assert.deepEqual(await seen.reach(1), [good.flareId]);
      const letters = await subject().deadLetters(`d-${target}`);
      assert.equal(letters.length, 1);
      assert.match(letters[0]!.error.code, /^(invalid_event|unsupported_version)$/);
      assert.equal(JSON.stringify(letters).includes('what?'), false);
    });
  }

  test('a dead letter can be shown with its event, replayed once what was wrong is mended, and dropped', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const seen = createCollector<string>();
    let isMended = false;
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(transport, target, {
        handle: async ({ flareId }) => {
          if (!isMended) throw new TypeError('a mistake');
          seen.push(flareId);
        },
        giveUp: async () => {},
      }),
    );
    const event = requested(target);
    await transport.publish('flare.requested', event);
    const { deadLetters } = transport;
    const mine = async () => (await deadLetters.list()).filter(({ durable }) => durable === `d-${target}`);
    while ((await mine()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const [letter] = await mine();
    const shown = await deadLetters.get(letter!.id);
    assert.equal(JSON.parse(shown!.payload!).flareId, event.flareId);
    assert.equal(shown!.error.code, 'stage_failed');
    isMended = true;
    assert.equal(await deadLetters.replay(letter!.id), true);
    assert.deepEqual(await seen.reach(1), [event.flareId]);
    assert.equal(await deadLetters.drop(letter!.id), true);
    assert.equal(await deadLetters.drop(letter!.id), false);
    assert.equal(await deadLetters.replay(letter!.id), false);
    assert.equal(await deadLetters.get(letter!.id), undefined);
    assert.deepEqual(await mine(), []);
  });

  test('an event that no durable can read is one dead letter, however many take it', async () => {
    const [transport, name] = [await open(), uniqueName('d')];
    const read = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    for (const durable of [`${name}-1`, `${name}-2`])
      opened.use(
        await transport.consume({
          event: 'flare.approved',
          durable,
          handle: async () => {},
          giveUp: async () => assert.fail('given up'),
        }),
      );
    const before = (await transport.deadLetters.list()).length;
    await subject().inject('flare.approved', JSON.stringify({ name }));
    const probe = uniqueName('t');
    opened.use(await consume(transport, probe, { handle: async ({ flareId }) => read.push(flareId) }));
    await transport.publish('flare.requested', requested(probe));
    await read.reach(1);
    while ((await transport.deadLetters.list()).length === before)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal((await transport.deadLetters.list()).length, before + 1);
  });
}

function busy(): FlareError {
  return new FlareError('stage_failed', 'Not yet', { retryable: true });
}
