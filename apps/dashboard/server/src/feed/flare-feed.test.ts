import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError, type EventData } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { createInProcessTransport, type TailOptions, type Transport } from '@flarewire/transport';
import { openFlareFeed } from './flare-feed.ts';

const cancelled = (flareId: string): EventData<'flare.cancelled'> => ({
  version: '1.0',
  flareId,
  target: 'web',
  time: '2026-01-02T03:04:05.000Z',
  by: 'ops',
  reason: 'the wrong target',
});

suite('openFlareFeed()', () => {
  const log = createLog({ name: 'test', level: 'silent' });

  /** A transport whose tail of this number fails. */
  function failingAt(number: number): Transport {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    let tails = 0;
    const tailAll = (options: TailOptions) => {
      tails += 1;
      if (tails === number) throw new FlareError('broker_unavailable', 'Cannot read the events: there is no stream');
      return transport.tailAll(options);
    };
    return { ...transport, tailAll };
  }

  test('goes on where it was when the events could not be read for a while', async () => {
    const transport = failingAt(2);
    await transport.publish('flare.cancelled', cancelled('f-1'));
    const later = Promise.withResolvers<string>();
    const onEvent = ({ seq, data }: { seq: number; data: { flareId: string } }) =>
      seq > 1 && later.resolve(data.flareId);
    await using feed = await openFlareFeed({ transport, log, onEvent, againMs: 1 });
    await transport.publish('flare.cancelled', cancelled('f-2'));
    assert.equal(await later.promise, 'f-2');
    assert.deepEqual(
      feed
        .book()
        .views()
        .map(({ id }) => id),
      ['f-1', 'f-2'],
    );
    assert.equal(feed.anew().aborted, false);
  });

  test('is not opened where the events cannot be read at all', async () => {
    const opening = openFlareFeed({ transport: failingAt(1), log, onEvent: () => {}, againMs: 1 });
    await assert.rejects(opening, { code: 'broker_unavailable' });
  });
});
