import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { suite, test } from 'node:test';
import type { EventData, FlareEventName } from '@flarewire/schemas';
import { createInProcessTransport, type Transport } from '@flarewire/transport';
import { findEvent } from './find-event.ts';

const cancelled: EventData<'flare.cancelled'> = {
  version: '1.0',
  flareId: 'f-1',
  target: 'web',
  time: '2026-01-02T03:04:05.000Z',
  by: 'ops',
  reason: 'a test',
};

suite('findEvent()', () => {
  const { signal } = new AbortController();

  test('finds the event of the flare, however long the broker takes to tell it', async (t) => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    await transport.publish('flare.cancelled', { ...cancelled, flareId: 'f-2' });
    await transport.publish('flare.cancelled', cancelled);
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const slow: Transport = {
      ...transport,
      async *tail(options) {
        for await (const event of transport.tail(options)) {
          await turn();
          t.mock.timers.tick(60_000);
          yield event;
        }
      },
    };
    assert.deepEqual(await findEvent('flare.cancelled', 'f-1', { transport: slow, signal }), cancelled);
  });

  test('says that there is none where all that is stored has been read', async () => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    await transport.publish('flare.cancelled', cancelled);
    const missing = (name: FlareEventName, flareId: string, message: RegExp) =>
      assert.rejects(findEvent(name, flareId, { transport, signal }), { code: 'unknown_flare', message });
    await missing('flare.sent', 'f-1', /"flare\.sent" of flare "f-1": it has had no such event/);
    await missing('flare.cancelled', 'f-2', /flare "f-2": there is none with this id/);
  });
});
