import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareError } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { createInProcessTransport } from '@flarewire/transport';
import { openDoor, type Door } from './door.ts';

suite('openDoor()', () => {
  const { signal } = new AbortController();
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  function door(most: number, waiting: () => number) {
    let [now, asked] = [0, 0];
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const opened = openDoor({
      transport: { ...transport, waiting: async () => (asked++, waiting()) },
      most,
      log: createLog({ name: 'test', level: 'silent' }),
      clock: () => now,
    });
    return { ...opened, later: (ms: number) => void (now += ms), asked: () => asked };
  }
  const admitted = async (open: Pick<Door, 'admit'>, count: number) => {
    const results = await Promise.allSettled(Array.from({ length: count }, () => open.admit('web', signal)));
    return results.filter(({ status }) => status === 'fulfilled').length;
  };

  test('lets as many wait as may, and says to the others when to come back', async () => {
    const open = door(5, () => 2);
    assert.equal(await admitted(open, 10), 3);
    open.took(4_000);
    await assert.rejects(open.admit('web', signal), (error: FlareError) => {
      assert.equal(error.code, 'too_many_flares');
      assert.ok(error.retryAfterMs! >= 1_000);
      return error.message.includes(`ask again in ${Math.ceil(error.retryAfterMs! / 1_000)} s`);
    });
    assert.equal(
      await admitted(
        door(5, () => 9),
        1,
      ),
      0,
    );
  });

  test('counts a flare once that is asked for again before its request is stored', async () => {
    const open = door(2, () => 0);
    const again = await Promise.all([1, 2, 3].map(() => open.admit('web', signal, 'f-1')));
    await open.admit('web', signal, 'f-2');
    await assert.rejects(open.admit('web', signal, 'f-3'), { code: 'too_many_flares' });
    for (const place of again) place[Symbol.dispose]();
    await assert.rejects(open.admit('web', signal, 'f-3'), { code: 'too_many_flares' });
    open.later(1_000);
    await open.admit('web', signal, 'f-3');
  });

  test('counts each target by itself', async () => {
    const open = door(1, () => 0);
    await open.admit('web', signal);
    await open.admit('db', signal);
    await assert.rejects(open.admit('web', signal), { code: 'too_many_flares' });
  });

  test('counts those that were let in and are not stored yet, whatever the broker has counted meanwhile', async () => {
    const open = door(3, () => 0);
    const places = await Promise.all([1, 2, 3].map(() => open.admit('web', signal)));
    open.later(1_000);
    await assert.rejects(open.admit('web', signal), { code: 'too_many_flares' });
    for (const place of places) place[Symbol.dispose]();
    open.later(1_000);
    await open.admit('web', signal);
  });

  test('asks a destination once for many requests that mean the same, and tells each of them that it refuses', async () => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const asked: unknown[] = [];
    const request = (async (_: string, question: unknown) => {
      asked.push(question);
      const error = { code: 'destination_refused', status: 502, message: 'The key is refused', retryable: false };
      return { status: 'refused', error };
    }) as unknown as typeof transport.request;
    const log = createLog({ name: 'test', level: 'silent' });
    const { preflight } = openDoor({ transport: { ...transport, request }, most: 1, log });
    const ask = (caseId: string) => preflight({ preflight: true, caseId }, { traceparent, signal });
    const results = await Promise.allSettled(['1', '1', '2', '1'].map(ask));
    assert.ok(results.every((result) => result.status === 'rejected' && result.reason.code === 'destination_refused'));
    assert.deepEqual(asked, [{ caseId: '1' }, { caseId: '2' }]);
    await assert.rejects(ask('1'));
    assert.equal(asked.length, 3);
    await preflight({ preflight: false }, { traceparent, signal });
    assert.equal(asked.length, 3);
  });

  test('asks the broker once for many requests, and again after a moment', async () => {
    let waiting = 5;
    const open = door(5, () => waiting);
    assert.equal(await admitted(open, 100), 0);
    assert.equal(open.asked(), 1);
    waiting = 2;
    open.later(1_000);
    assert.equal(await admitted(open, 3), 3);
    assert.equal(open.asked(), 2);
  });
});
