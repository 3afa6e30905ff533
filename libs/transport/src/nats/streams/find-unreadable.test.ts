import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { findUnreadable } from './find-unreadable.ts';

suite('findUnreadable()', () => {
  const [then, later] = ['2026-11-01T00:00:00Z', '2026-11-28T09:59:00Z'];
  const state = { messages: 3, first_seq: 5, last_seq: 7, last_ts: '2026-11-28T10:00:00Z' };

  test('finds a stream whose first message is counted and cannot be read', async () => {
    assert.ok(await findUnreadable(brokerWith({ state, readable: [7] }), 'EVENTS'));
  });

  test('says the same of it at each look, and something else once it is made anew', async () => {
    const look = (created: string) => findUnreadable(brokerWith({ state, readable: [], created }), 'EVENTS');
    assert.deepEqual(await look(then), await look(then));
    assert.notDeepEqual(await look(then), await look(later));
  });

  test('tells one that was well for long from one that never was', async () => {
    const look = (created: string) => findUnreadable(brokerWith({ state, readable: [], created }), 'EVENTS');
    assert.equal((await look(then))?.isYoung, false);
    assert.equal((await look(later))?.isYoung, true);
  });

  test('passes over one that can be read, is empty, or is not there', async () => {
    const empty = { ...state, messages: 0, first_seq: 8 };
    assert.equal(await findUnreadable(brokerWith({ state, readable: [5] }), 'EVENTS'), undefined);
    assert.equal(await findUnreadable(brokerWith({ state: empty, readable: [] }), 'EVENTS'), undefined);
    assert.equal(await findUnreadable(brokerWith({ readable: [] }), 'EVENTS'), undefined);
  });

  test('finds an empty one that has lost its files, and asks of no other', async () => {
    const asked: string[] = [];
    const hasLostFiles = async (stream: string) => asked.push(stream) > 0;
    const empty = { ...state, messages: 0, first_seq: 8 };
    assert.ok(await findUnreadable(brokerWith({ state: empty, readable: [] }), 'EVENTS', hasLostFiles));
    assert.equal(await findUnreadable(brokerWith({ state, readable: [5] }), 'DLQ', hasLostFiles), undefined);
    const taken = brokerWith({
      state: empty,
      readable: [],
      later: { ...state, messages: 1, first_seq: 8, last_seq: 8 },
    });
    assert.equal(await findUnreadable(taken, 'EVENTS', hasLostFiles), undefined);
    assert.deepEqual(asked, ['EVENTS', 'EVENTS']);
  });

  test('takes none for unreadable of which messages were removed, as long as its last one can be read', async () => {
    const gaps = { ...state, messages: 2 };
    assert.equal(await findUnreadable(brokerWith({ state: gaps, readable: [7] }), 'KV_FLARES'), undefined);
    assert.ok(await findUnreadable(brokerWith({ state: gaps, readable: [] }), 'KV_FLARES'));
  });

  test('takes none for unreadable whose first message has gone just now', async () => {
    const broker = brokerWith({ state, readable: [], later: { ...state, messages: 2, first_seq: 6 } });
    assert.equal(await findUnreadable(broker, 'EVENTS'), undefined);
  });

  test('leaves one that is kept several times to its other servers', async () => {
    assert.equal(await findUnreadable(brokerWith({ state, readable: [], replicas: 3 }), 'EVENTS'), undefined);
  });
});

type State = { messages: number; first_seq: number; last_seq: number; last_ts: string };

/** Stands for a broker with one stream, if that has a state; `later` is its state when it is asked again. */
function brokerWith(has: {
  state?: State;
  later?: State;
  readable: number[];
  created?: string;
  replicas?: number;
}): JetStreamManager {
  const { created = '2026-11-28T09:00:01Z', readable, replicas = 1 } = has;
  const states = [has.state, has.later ?? has.state];
  const refuse = (code: number) => {
    throw new JetStreamApiError({ code: 404, err_code: code, description: 'not found' });
  };
  const info = async () => {
    const state = states.length > 1 ? states.shift() : states[0];
    return state ? { created, state, config: { num_replicas: replicas } } : refuse(10_059);
  };
  const getMessage = async (_: string, { seq }: { seq: number }) => (readable.includes(seq) ? { seq } : refuse(10_037));
  return { streams: { info, getMessage } } as unknown as JetStreamManager;
}
