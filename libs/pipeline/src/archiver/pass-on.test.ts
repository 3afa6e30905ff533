import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type EventName } from '@flarewire/schemas';
import { createInProcessTransport } from '@flarewire/transport';
import { recordIn } from '../stage/stage.ts';
import { attempt, created, createWorker } from '../stage/stage.fixture.ts';
import { passOn, passOnCreated } from './pass-on.ts';

suite('passOn()', () => {
  const unprofiled = { ...created, request: { ...created.request, profile: false as const } };

  async function afterPassing(event: typeof created | typeof unprofiled, times = 1) {
    const worker = createWorker();
    const { flares } = worker.transport;
    const said: EventName[] = [];
    const publish: typeof worker.transport.publish = async (name, ...rest) => {
      const { duplicate, seq } = await worker.transport.publish(name, ...rest);
      if (!duplicate) said.push(name);
      return { duplicate, seq };
    };
    const told = { ...worker, transport: { ...worker.transport, publish } };
    const outbox = { name: 'flare.created', data: event };
    await flares.create('f-1', { ...recordIn('created', event, undefined, worker), outbox });
    for (let time = 1; time <= times; time += 1) await passOn(event, attempt(time), told);
    return { said, record: (await flares.get('f-1'))!.value, worker: told };
  }

  test('asks the target’s profilers, who alone hear it', async () => {
    const { said, record, worker } = await afterPassing(created);
    assert.deepEqual(said, ['profiles.requested']);
    assert.deepEqual([record.state, record.outbox], ['created', { name: 'profiles.requested', data: created }]);
    assert.deepEqual(await worker.published(), []);
  });

  test('needs no profiler for a flare that asks for no profiles', async () => {
    const { said, record } = await afterPassing(unprofiled);
    assert.deepEqual(said, ['profiles.collected']);
    assert.equal(record.state, 'profiled');
  });

  test('does so once, however often the event comes', async () => {
    assert.deepEqual((await afterPassing(created, 3)).said, ['profiles.requested']);
    assert.deepEqual((await afterPassing(unprofiled, 3)).said, ['profiles.collected']);
  });

  test('passes on what an outside client published, of which there is no record', async () => {
    const worker = createWorker();
    await passOn(unprofiled, attempt(), worker);
    const record = (await worker.transport.flares.get('f-1'))?.value;
    assert.deepEqual([record?.state, record?.firstEvent], ['profiled', 1]);
  });

  test('leaves a flare alone that has gone on, or has ended', async () => {
    for (const state of ['profiling', 'sending', 'cancelled'] as const) {
      const worker = createWorker();
      await worker.transport.flares.create('f-1', recordIn(state, created, undefined, worker));
      await passOn(created, attempt(), worker);
      assert.equal((await worker.transport.flares.get('f-1'))?.value.state, state);
      assert.deepEqual(await worker.published(), []);
    }
  });

  test('goes on however often an archive came to archivers that could not pass it on', async () => {
    await using transport = createInProcessTransport({ artifacts: 'memory', timing: { retryDelaysMs: [1] } });
    const passed = Promise.withResolvers<void>();
    let inVain = 0;
    const publish: typeof transport.publish = async (name, ...rest) => {
      inVain += 1;
      if (inVain <= 10) throw new FlareError('broker_unavailable', 'Cannot publish: away', { retryable: true });
      if (name === 'profiles.requested') passed.resolve();
      return transport.publish(name, ...rest);
    };
    const worker = { ...createWorker(), transport: { ...transport, publish } };
    await using _passing = await passOnCreated(worker, undefined);
    await transport.publish('flare.created', created);
    await passed.promise;
    assert.equal((await transport.flares.get('f-1'))?.value.state, 'created');
  });
});
