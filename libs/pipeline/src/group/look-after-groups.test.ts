import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { validateEvent, type GroupRecord } from '@flarewire/schemas';
import { createWorker } from '../stage/stage.fixture.ts';
import { groupsDurable } from './groups-durable.ts';
import { lookAfterGroups } from './look-after-groups.ts';

const { signal } = new AbortController();
const later = new Date(Date.now() + 3_600_000);

suite('lookAfterGroups()', () => {
  const created = validateEvent('flare.group.created', {
    groupId: 'g-1',
    time: '2026-01-02T03:04:05.000Z',
    targets: ['web'],
    request: { profile: false },
    flares: [{ flareId: 'f-1', target: 'web' }],
    leftOut: [],
  });
  const record: GroupRecord = {
    groupId: 'g-1',
    requestDigest: '0'.repeat(64),
    barrierMs: 0,
    expected: [],
    updated: created.time,
    created,
    asked: true,
    announced: false,
  };

  /** A group whose event is stored, unless its stream was made anew since. */
  async function afterLooking(more: Partial<GroupRecord> & { isStored?: boolean; now?: Date; times?: number } = {}) {
    const { isStored = true, now = later, times = 1, ...of } = more;
    const worker = createWorker();
    const { transport } = worker;
    const seq = isStored ? (await transport.publish('flare.group.created', created)).seq : 99;
    await transport.groups.create('g-1', { ...record, seq, ...of });
    for (let time = 1; time <= times; time += 1) await lookAfterGroups(worker, { now, signal });
    const events = await Array.fromAsync(transport.tailAll({ from: 'start', until: 'stored', signal }));
    return { events: events.map(({ name }) => name), record: (await transport.groups.get('g-1'))?.value, transport };
  }

  test('publishes the event of a group anew that is not there any more, once, so that an archiver keeps it', async () => {
    const { events, record: now, transport } = await afterLooking({ isStored: false, times: 3 });
    assert.deepEqual(events, ['flare.group.created']);
    assert.deepEqual([now?.again, now?.seq], [1, 1]);
    assert.equal(await transport.waiting(groupsDurable), 0);
  });

  test('publishes one that whoever took the request did not come to publish', async () => {
    const { events, record: now } = await afterLooking({ isStored: false, seq: undefined });
    assert.deepEqual([events, now?.seq], [['flare.group.created'], 1]);
  });

  test('publishes one anew that is settled, though the group has not ended', async () => {
    const worker = createWorker();
    const { transport } = worker;
    const taken = Promise.withResolvers<void>();
    const { seq } = await transport.publish('flare.group.created', created);
    const consuming = await transport.consume({
      event: 'flare.group.created',
      durable: groupsDurable,
      handle: async () => taken.resolve(),
      giveUp: async () => {},
    });
    await taken.promise;
    await consuming[Symbol.asyncDispose]();
    await transport.groups.create('g-1', { ...record, seq });
    await lookAfterGroups(worker, { now: later, signal });
    assert.equal(await transport.waiting(groupsDurable), 1);
  });

  test('leaves a group alone that is still to be taken, has ended, or was asked for just now', async () => {
    assert.deepEqual((await afterLooking()).record?.again, undefined);
    assert.deepEqual((await afterLooking({ isStored: false, announced: true })).events, []);
    assert.deepEqual((await afterLooking({ isStored: false, now: new Date() })).events, []);
  });
});
