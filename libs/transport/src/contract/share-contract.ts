import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlareError, type EventData } from '@flarewire/schemas';
import { consumeRequested as consume } from './consume-requested.ts';
import { createCollector, requested, uniqueName, type Subject } from './subject.ts';

type Requested = EventData<'flare.requested'>;

/** What instances that share work, and those that close, must do. */
export function shareContract(subject: () => Subject): void {
  const open = () => subject().open();

  test('instances that name one durable share its events', async () => {
    const [one, two, target] = [await open(), await open(), uniqueName('t')];
    const seen = createCollector<string>();
    const both = Promise.withResolvers<void>();
    const workers = new Set<string>();
    const handler =
      (worker: string) =>
      async ({ flareId }: Requested) => {
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
    opened.use(
      await consume(transport, target, {
        workers: 2,
        handle: async () => {
          inFlight++;
          started.push();
          await release.promise;
          done.push(inFlight);
          inFlight--;
        },
      }),
    );
    for (let index = 0; index < 5; index++) await transport.publish('flare.requested', requested(target));
    await started.reach(2);
    release.resolve();
    assert.equal(Math.max(...(await done.reach(5))), 2);
  });

  for (const limit of [1, 2])
    test(`instances that share a durable work on no more events at a time than it may have in flight: ${limit}`, async () => {
      const [one, two, target] = [await open(), await open(), uniqueName('t')];
      const seen = createCollector<string>();
      let inFlight = 0;
      let most = 0;
      const handle = async ({ flareId }: Requested, { attempt }: { attempt: number }) => {
        most = Math.max(most, ++inFlight);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inFlight--;
        if (attempt === 1 && flareId === sent[1]!.flareId)
          throw new FlareError('stage_failed', 'Not yet', { retryable: true });
        seen.push(flareId);
      };
      const sent = Array.from({ length: 4 }, () => requested(target));
      await using opened = new AsyncDisposableStack();
      for (const instance of [one, two])
        opened.use(await consume(instance, target, { workers: 2, inFlight: limit, handle }));
      for (const event of sent) await one.publish('flare.requested', event);
      assert.deepEqual((await seen.reach(4)).toSorted(), sent.map(({ flareId }) => flareId).toSorted());
      assert.equal(most, limit);
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
      opened.use(
        await consume(transport, target, {
          handle: async ({ flareId }) => {
            started.push(flareId);
            await release.promise;
            finished = true;
          },
        }),
      );
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
      opened.use(
        await consume(one, target, {
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
        }),
      );
      await one.publish('flare.requested', requested(target));
      await started.reach(1);
    }
    assert.ok(aborted);
    const attempts = createCollector<number>();
    await using opened = new AsyncDisposableStack();
    opened.use(await consume(two, target, { handle: async (_, { attempt }) => attempts.push(attempt) }));
    assert.deepEqual(await attempts.reach(1), [2]);
  });

  test('closing begins for all of them when their signal aborts, and what stops then is taken up at once by another instance', async () => {
    const [one, two, target] = [await open(), await open(), uniqueName('t')];
    const closing = new AbortController();
    const started = createCollector<void>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await consume(one, target, {
        attempts: 1,
        closing: closing.signal,
        handle: (_, { closing: told }) => {
          started.push();
          const stopped = new FlareError('shutting_down', 'Cannot go on: closing', { retryable: true });
          return new Promise((_resolve, reject) => told.addEventListener('abort', () => reject(stopped)));
        },
        giveUp: async () => assert.fail('given up'),
      }),
    );
    await one.publish('flare.requested', requested(target));
    await started.reach(1);
    const again = createCollector<string>();
    opened.use(await consume(two, target, { attempts: 2, handle: async ({ flareId }) => again.push(flareId) }));
    closing.abort();
    await again.reach(1);
  });
}
