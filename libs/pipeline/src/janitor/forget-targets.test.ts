import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type FlareRecord, type FlareState, type GroupRecord } from '@flarewire/schemas';
import { durablesOf } from '../stage/durables.ts';
import { registerTargets } from '../stage/heartbeat.ts';
import { recordIn, type Worker } from '../stage/stage.ts';
import { createWorker, requested } from '../stage/stage.fixture.ts';
import { forgetTargets } from './forget-targets.ts';

const { signal } = new AbortController();

suite('forgetTargets()', () => {
  /** A worker beside which somebody has served targets, and is gone. */
  async function served(...targets: string[]) {
    const worker = createWorker();
    const { transport } = worker;
    for (const { name: durable, event, target } of targets.flatMap(durablesOf)) {
      const consuming = await transport.consume({
        event,
        durable,
        target,
        handle: async () => {},
        giveUp: async () => assert.fail('given up'),
      });
      await consuming[Symbol.asyncDispose]();
    }
    return { worker, left: () => transport.durables.names() };
  }
  const forget = (worker: Worker, { flares = [] as FlareRecord[], told = new Set<string>() } = {}) =>
    forgetTargets(worker, { flares, told, signal });
  const flareIn = (state: FlareState, worker: Worker) => recordIn(state, requested, undefined, worker);

  test('removes both durables of a target that nobody serves, and no others', async () => {
    const { worker, left } = await served('web', 'db');
    const { transport, log } = worker;
    const consuming = await transport.consume({
      event: 'flare.created',
      durable: 'created',
      handle: async () => {},
      giveUp: async () => {},
    });
    await consuming[Symbol.asyncDispose]();
    const there = { transport, targets: { db: {} }, role: 'archiver', instance: 'one', host: 'here', log } as const;
    await using _ = await registerTargets(there);
    await forget(worker);
    assert.deepEqual(await left(), ['archiver-db', 'profiles-db', 'created']);
  });

  test('keeps those of a target whose last instance has just gone', async () => {
    const { worker, left } = await served('web');
    const { transport, log } = worker;
    const gone = { transport, targets: { web: {} }, role: 'profiler', instance: 'one', host: 'here', log } as const;
    await (await registerTargets(gone))[Symbol.asyncDispose]();
    await forget(worker);
    assert.deepEqual(await left(), ['archiver-web', 'profiles-web']);
  });

  test('keeps the one of which an event is stored', async () => {
    const { worker, left } = await served('web');
    await worker.transport.publish('flare.requested', requested);
    await forget(worker);
    assert.deepEqual(await left(), ['archiver-web']);
  });

  test('keeps those of the target of a flare or a group under way', async () => {
    for (const state of ['requested', 'sending', 'awaiting-approval'] as const) {
      const { worker, left } = await served('web');
      await forget(worker, { flares: [flareIn(state, worker)] });
      assert.deepEqual(await left(), ['archiver-web', 'profiles-web']);
      await forget(worker, { flares: [flareIn('sent', worker)] });
      assert.deepEqual(await left(), []);
    }
    const { worker, left } = await served('web', 'db');
    await worker.transport.groups.create('g-1', group);
    await forget(worker);
    assert.deepEqual(await left(), ['archiver-web', 'profiles-web']);
  });

  test('does not ask again where the broker does not let it, and says once what to give', async () => {
    const { worker, left } = await served('web');
    const told: string[] = [];
    const { transport } = worker;
    let asked = 0;
    const denied = async () => {
      asked += 1;
      throw new FlareError('not_allowed', 'Cannot list the durable consumers: the broker does not let this user');
    };
    const beside = { ...transport, durables: { ...transport.durables, names: denied } };
    const log = { ...worker.log, warn: (_: unknown, message: string) => void told.push(message) } as Worker['log'];
    const options = { told: new Set<string>() };
    await forget({ ...worker, transport: beside, log }, options);
    await forget({ ...worker, transport: beside, log }, options);
    assert.equal(asked, 1);
    assert.match(told.join('\n'), /^Cannot forget targets .*CONSUMER\.DELETE\.EVENTS\.\*.*start it again$/);
    assert.deepEqual(await left(), ['archiver-web', 'profiles-web']);
  });
});

const group: GroupRecord = {
  groupId: 'g-1',
  requestDigest: 'a'.repeat(64),
  barrierMs: 0,
  expected: [],
  updated: '2026-01-02T03:04:05.000Z',
  created: {
    version: '1.0',
    groupId: 'g-1',
    time: '2026-01-02T03:04:05.000Z',
    targets: ['web'],
    request: requested.request,
    flares: [{ flareId: 'f-2', target: 'web' }],
    leftOut: [],
  },
  asked: false,
  announced: false,
};
