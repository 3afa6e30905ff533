import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlareError, type EventData } from '@flarewire/schemas';
import type { Attempt, ConsumeOptions, Transport } from '../port.ts';
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
    assert.deepEqual(await transport.publish('flare.requested', sent, { traceparent }), { duplicate: false });

    const [first] = await seen.reach(1);
    assert.ok(first);
    assert.deepEqual(first.data, sent);
    assert.equal(first.attempt.attempt, 1);
    assert.equal(first.attempt.lastAttempt, false);
    const [, trace, span] = first.attempt.traceparent.split('-');
    assert.equal(trace, '0af7651916cd43dd8448eb211c80319c');
    assert.notEqual(span, 'b7ad6b7169203331');
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
    await transport.publish('flare.requested', sent);
    assert.deepEqual(await transport.publish('flare.requested', sent), { duplicate: true });
    await transport.publish('flare.requested', last);
    assert.deepEqual(await seen.reach(2), [sent.flareId, last.flareId]);
  });

  test('an event that does not fit its schema is not published', async () => {
    const transport = await open();
    const wrong = { ...requested('web'), flareId: 'not a token' };
    await assert.rejects(transport.publish('flare.requested', wrong), { name: 'FlareError', code: 'invalid_event' });
  });

  test('a retryable failure is tried again until the handler succeeds', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const attempts = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, {
      handle: async (_, { attempt }) => {
        attempts.push(attempt);
        if (attempt < 3) throw busy();
      },
    }));
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
    opened.use(await consume(transport, target, {
      attempts: 2,
      handle: async ({ flareId }, { lastAttempt }) => {
        if (flareId === good.flareId) return next.push();
        attempts.push(lastAttempt);
        throw busy();
      },
      giveUp: async ({ flareId }, { code }, { attempt }) => givenUp.push({ flareId, code, attempt }),
    }));
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

  test('an error that is not retryable, such as a mistake in the code, is given up at once', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const errors = createCollector<FlareError>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, {
      handle: async () => {
        throw new TypeError('undefined is not a function');
      },
      giveUp: async (_, error) => errors.push(error),
    }));
    await transport.publish('flare.requested', requested(target));
    const [error] = await errors.reach(1);
    assert.equal(error?.code, 'stage_failed');
    assert.ok(error?.cause instanceof TypeError);
  });

  test('an event whose giving up fails is given up later', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const handled = createCollector<void>();
    const tries = createCollector<void>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, {
      attempts: 1,
      handle: async () => {
        handled.push();
        throw busy();
      },
      giveUp: async () => {
        tries.push();
        if (tries.items.length < 3) throw busy();
      },
    }));
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

  test('instances that name one durable share its events', async () => {
    const [one, two, target] = [await open(), await open(), uniqueName('t')];
    const seen = createCollector<string>();
    const both = Promise.withResolvers<void>();
    const workers = new Set<string>();
    const handler = (worker: string) => async ({ flareId }: Requested) => {
      workers.add(worker);
      if (workers.size === 2) both.resolve();
      // Each holds its first event until the other has one too.
      await both.promise;
      seen.push(flareId);
    };
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(one, target, { handle: handler('one') }));
    opened.use(await consume(two, target, { handle: handler('two') }));
    const sent = Array.from({ length: 6 }, () => requested(target));
    for (const event of sent) await one.publish('flare.requested', event);
    assert.deepEqual((await seen.reach(6)).toSorted(), sent.map(({ flareId }) => flareId).toSorted());
  });

  test('an instance has as many events in flight as it has workers, and no more', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const started = createCollector<void>();
    const release = Promise.withResolvers<void>();
    const done = createCollector<number>();
    let inFlight = 0;
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, {
      workers: 2,
      handle: async () => {
        inFlight++;
        started.push();
        await release.promise;
        done.push(inFlight);
        inFlight--;
      },
    }));
    for (let index = 0; index < 5; index++) await transport.publish('flare.requested', requested(target));
    await started.reach(2);
    release.resolve();
    assert.equal(Math.max(...(await done.reach(5))), 2);
  });

  test('a durable takes the requests of its target alone', async () => {
    const [transport, mine, other] = [await open(), uniqueName('t'), uniqueName('t')];
    const seen = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, mine, { handle: async ({ target }) => seen.push(target) }));
    await transport.publish('flare.requested', requested(other));
    await transport.publish('flare.requested', requested(mine));
    assert.deepEqual(await seen.reach(1), [mine]);
  });

  test('a durable that exists for other events is not taken over', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, {}));
    const taken = consume(transport, uniqueName('t'), { durable: `d-${target}` });
    await assert.rejects(taken, { name: 'FlareError', code: 'invalid_config' });
  });

  test('closing waits for the handler and takes nothing more', async () => {
    const [transport, target] = [await open(), uniqueName('t')];
    const started = createCollector<string>();
    const release = Promise.withResolvers<void>();
    let finished = false;
    const [first, second] = [requested(target), requested(target)];
    {
      await using opened = new AsyncDisposableStack();
      opened.use(await consume(transport, target, {
        handle: async ({ flareId }) => {
          started.push(flareId);
          await release.promise;
          finished = true;
        },
      }));
      await transport.publish('flare.requested', first);
      await transport.publish('flare.requested', second);
      await started.reach(1);
      setImmediate(() => release.resolve());
    }
    assert.ok(finished);
    assert.deepEqual(started.items, [first.flareId]);
    const rest = createCollector<string>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(transport, target, { handle: async ({ flareId }) => rest.push(flareId) }));
    assert.deepEqual(await rest.reach(1), [second.flareId]);
  });

  test('work that does not end in the grace time is aborted and handed to another instance', async () => {
    const [one, two, target] = [await open(), await open(), uniqueName('t')];
    const started = createCollector<void>();
    let aborted = false;
    {
      await using opened = new AsyncDisposableStack();
      opened.use(await consume(one, target, {
        graceMs: 1,
        handle: (_, { signal }) => {
          started.push();
          return new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true;
              reject(new Error('stopped'));
            });
          });
        },
      }));
      await one.publish('flare.requested', requested(target));
      await started.reach(1);
    }
    assert.ok(aborted);
    const attempts = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(two, target, { handle: async (_, { attempt }) => attempts.push(attempt) }));
    assert.deepEqual(await attempts.reach(1), [2]);
  });
}

function consume(transport: Transport, target: string, rest: Partial<ConsumeOptions<'flare.requested'>>): Promise<AsyncDisposable> {
  return transport.consume({
    event: 'flare.requested',
    target,
    durable: `d-${target}`,
    handle: async () => {},
    giveUp: async () => assert.fail('given up'),
    ...rest,
  });
}

function busy(): FlareError {
  return new FlareError('stage_failed', 'Not yet', { retryable: true });
}
