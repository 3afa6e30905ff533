import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type EventData, type EventName } from '@flarewire/schemas';
import type { ConsumeOptions, Transport } from '@flarewire/transport';
import { consumeStage } from './consume-stage.ts';
import { recordIn } from './stage.ts';
import { attempt, created, createWorker, requested, stageOf } from './stage.fixture.ts';

suite('consumeStage()', () => {
  const error = new FlareError('stage_failed', 'Cannot work on flare.requested: 6 attempts ended without a result');

  /** What the stage does with an event that is given up. */
  async function giveUp(mine: (data: EventData<'flare.requested'>) => boolean, state?: 'archiving' | 'profiling') {
    const worker = createWorker();
    if (state) {
      const record = recordIn(state, requested, undefined, worker);
      const input = state === 'archiving' ? 'flare.requested' : 'flare.created';
      await worker.transport.flares.create('f-1', { ...record, input });
    }
    let options: ConsumeOptions<'flare.requested'> | undefined;
    const consume = (given: ConsumeOptions<EventName>) => {
      options = given as unknown as typeof options;
      return Promise.resolve(new AsyncDisposableStack());
    };
    const transport = { ...worker.transport, consume: consume as Transport['consume'] };
    const stage = stageOf(async () => created);
    await using _ = await consumeStage(stage, { durable: 'archiver-web', mine }, { ...worker, transport });
    await options!.giveUp(requested, error, attempt(7));
    return (await worker.published()).map(({ name }) => name);
  }

  test('fails the flare of an event that is given up', async () => {
    assert.deepEqual(await giveUp(() => true), ['flare.failed']);
    assert.deepEqual(await giveUp(() => true, 'archiving'), ['flare.failed']);
  });

  test('leaves a flare alone that has gone on to another stage, whoever gives its event up', async () => {
    assert.deepEqual(await giveUp(() => true, 'profiling'), []);
  });

  test('leaves the flare of an event alone that is some other instance’s', async () => {
    assert.deepEqual(await giveUp(() => false), []);
  });

  test('says of an event whether it is to be begun, who has begun it, or that there is nothing to do any more', async () => {
    const worker = createWorker();
    let options: ConsumeOptions<'flare.requested'> | undefined;
    const consume = (given: ConsumeOptions<EventName>) => {
      options = given as unknown as typeof options;
      return Promise.resolve(new AsyncDisposableStack());
    };
    const transport = { ...worker.transport, consume: consume as Transport['consume'] };
    const stage = stageOf(async () => created);
    await using _ = await consumeStage(stage, { durable: 'archiver-web', inFlight: 1 }, { ...worker, transport });
    const { flares } = transport;
    const { signal } = new AbortController();
    const standing = () => options!.standing!(requested, { signal });
    const told = [await standing()];
    await flares.put('f-1', recordIn('requested', requested, undefined, worker));
    told.push(await standing());
    for (const owner of [worker.instance, 'there-2']) {
      const claim = { owner, attempt: 1 };
      await flares.put('f-1', {
        ...recordIn('archiving', requested, undefined, worker),
        input: 'flare.requested',
        claim,
      });
      told.push(await standing());
    }
    for (const state of ['created', 'cancelled'] as const) {
      await flares.put('f-1', recordIn(state, requested, undefined, worker));
      told.push(await standing());
    }
    assert.deepEqual(told, ['waits', 'waits', 'ours', 'theirs', 'over', 'over']);
  });
});
