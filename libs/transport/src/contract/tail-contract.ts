import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateEvent, type FlareProgress } from '@flarewire/schemas';
import type { TailedEvent, TailOptions } from '../port/tail.ts';
import type { Transport } from '../port/transport.ts';
import { cancelled, createCollector, requested, take, uniqueName, type Subject } from './subject.ts';

/** What following events and progress must do. */
export function tailContract(subject: () => Subject): void {
  const open = () => subject().open();

  test('a tail from the start replays what is stored, in order, and goes on with what comes', async () => {
    const transport = await open();
    const before = await publishSome(transport, 3);
    const seen = createCollector<TailedEvent>();
    const stop = new AbortController();
    const tailing = (async () => {
      for await (const event of transport.tail({ from: 'start', signal: stop.signal })) {
        if (before.includes(event.data.flareId) || event.live) seen.push(event);
      }
    })();
    await seen.reach(3);
    const after = await publishSome(transport, 2);
    const events = await seen.reach(5);
    stop.abort();
    await tailing;
    assert.deepEqual(idsOf(events), [...before, ...after]);
    assert.deepEqual(
      events.map(({ live }) => live),
      [false, false, false, true, true],
    );
    assert.ok(events.every(({ name }) => name === 'flare.cancelled'));
  });

  test('a tail goes on after the sequence number it is given', async () => {
    const transport = await open();
    const ids = await publishSome(transport, 3);
    const all = await tailOf(transport, 'start', 3);
    const [first] = all.filter(({ data }) => data.flareId === ids[0]);
    const from = first?.seq ?? (await findSeq(transport, ids[0]!));
    assert.deepEqual(idsOf(await tailOf(transport, from, 2)), ids.slice(1));
  });

  test('a tail from now on passes over what is stored', async () => {
    const transport = await open();
    await publishSome(transport, 2);
    const tail = transport.tail({ from: 'now', signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = tail.next();
    let ids: string[] = [];
    // The tail begins a moment after it was asked for, so events are published until it has one.
    const publishing = new AbortController();
    void first.finally(() => publishing.abort());
    while (!publishing.signal.aborted) ids = [...ids, ...(await publishSome(transport, 1))];
    const { value } = await first;
    assert.equal(value?.live, true);
    assert.ok(ids.includes(value!.data.flareId));
    await tail.return?.();
  });

  test('a tail of one flare shows no other flare’s events', async () => {
    const transport = await open();
    const [id] = await publishSome(transport, 3);
    const stop = new AbortController();
    const seen = createCollector<TailedEvent>();
    const tailing = (async () => {
      for await (const event of transport.tail({ from: 'start', flareId: id!, signal: stop.signal })) seen.push(event);
    })();
    await seen.reach(1);
    await publishSome(transport, 2);
    await transport.publish('flare.requested', requested('web', id));
    const events = await seen.reach(2);
    stop.abort();
    await tailing;
    assert.deepEqual(
      events.map(({ name, data, live }) => [name, data.flareId, live]),
      [
        ['flare.cancelled', id, false],
        ['flare.requested', id, true],
      ],
    );
  });

  test('a tail of a group shows the events of its flares, and with those of groups its own', async () => {
    const transport = await open();
    const { signal } = new AbortController();
    const [groupId, flareId] = [uniqueName('g'), uniqueName('f')];
    await publishSome(transport, 1);
    const created = validateEvent('flare.group.created', {
      groupId,
      time: '2026-01-02T03:04:05.000Z',
      targets: ['web'],
      request: { profile: false },
      flares: [{ flareId, target: 'web' }],
      leftOut: [],
    });
    assert.equal((await transport.publish('flare.group.created', created)).duplicate, false);
    assert.equal((await transport.publish('flare.group.created', created)).duplicate, true);
    await transport.publish('flare.requested', { ...requested('web', flareId), group: groupId });
    await transport.publish('flare.requested', { ...requested('web'), group: uniqueName('g') });
    const stored = { from: 'start', until: 'stored', groupId, signal } as const;
    const all = await Array.fromAsync(transport.tailAll(stored));
    assert.deepEqual(
      all.map(({ name }) => name),
      ['flare.group.created', 'flare.requested'],
    );
    assert.deepEqual(idsOf(await Array.fromAsync(transport.tail(stored))), [flareId]);
    const others = await Array.fromAsync(transport.tail({ from: 'start', until: 'stored', signal }));
    assert.ok(others.every(({ name }) => !name.startsWith('flare.group')));
  });

  test('a tail of what is stored ends by itself, after the last event and where there is nothing to read', async () => {
    const transport = await open();
    const { signal } = new AbortController();
    const ids = await publishSome(transport, 3);
    const all = await Array.fromAsync(transport.tail({ from: 'start', until: 'stored', signal }));
    assert.deepEqual(idsOf(all).slice(-3), ids);
    const last = all.at(-1)!.seq;
    assert.deepEqual(await Array.fromAsync(transport.tail({ from: last, until: 'stored', signal })), []);
    assert.deepEqual(await Array.fromAsync(transport.tail({ from: 'now', until: 'stored', signal })), []);
    const mine = await Array.fromAsync(transport.tail({ from: 'start', flareId: ids[1]!, until: 'stored', signal }));
    assert.deepEqual(idsOf(mine), [ids[1]]);
  });

  test('a tail of what is stored shows nothing that came after it began', async () => {
    const transport = await open();
    await publishSome(transport, 2);
    const seen: boolean[] = [];
    for await (const { live } of transport.tail({
      from: 'start',
      until: 'stored',
      signal: new AbortController().signal,
    })) {
      seen.push(live);
      if (seen.length < 5) await publishSome(transport, 1);
    }
    assert.ok(!seen.includes(true));
  });

  test('a tail passes over what cannot be read', async () => {
    const transport = await open();
    await subject().inject('flare.cancelled', 'what?');
    const [id] = await publishSome(transport, 1);
    assert.equal(typeof (await findSeq(transport, id!)), 'number');
  });

  test('a tail ends, without an error, when it is aborted', async () => {
    const transport = await open();
    const stop = new AbortController();
    const rest = Array.fromAsync(transport.tail({ from: 'now', signal: stop.signal }));
    stop.abort();
    assert.deepEqual(await rest, []);
  });

  test('progress reaches who watches the flare, at most twice a second for each phase', async () => {
    const transport = await open();
    const flareId = uniqueName('f');
    const stop = new AbortController();
    const seen = createCollector<FlareProgress>();
    const watching = (async () => {
      for await (const each of transport.watchProgress({ flareId, signal: stop.signal })) seen.push(each);
    })();
    await transport.ready();
    transport.progress(progress(uniqueName('f'), 1, 'collecting'));
    transport.progress(progress(flareId, 1, 'collecting'));
    transport.progress(progress(flareId, 2, 'collecting'));
    transport.progress(progress(flareId, 3, 'sending'));
    assert.deepEqual(await seen.reach(2), [progress(flareId, 1, 'collecting'), progress(flareId, 3, 'sending')]);
    stop.abort();
    await watching;
  });
}

async function publishSome(transport: Transport, count: number): Promise<string[]> {
  const events = Array.from({ length: count }, () => cancelled());
  for (const event of events) await transport.publish('flare.cancelled', event);
  return events.map(({ flareId }) => flareId);
}

async function tailOf(transport: Transport, from: TailOptions['from'], count: number): Promise<TailedEvent[]> {
  return take(transport.tail({ from, signal: new AbortController().signal }), count);
}

function idsOf(events: TailedEvent[]): string[] {
  return events.map(({ data }) => data.flareId);
}

async function findSeq(transport: Transport, flareId: string): Promise<number> {
  for await (const event of transport.tail({ from: 'start', signal: new AbortController().signal })) {
    if (event.data.flareId === flareId) return event.seq;
  }
  return assert.fail('not found');
}

function progress(flareId: string, done: number, phase: string): FlareProgress {
  const time = '2026-01-02T03:04:05.000Z';
  return { version: '1.0', flareId, target: 'web', time, stage: 'archiver', phase, done, total: 9, unit: 'items' };
}
