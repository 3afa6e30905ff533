import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createInProcessTransport } from '@flarewire/transport';
import { createLog } from '@flarewire/service';
import { createAsides } from '../feed/asides.ts';
import { openFlareFeed } from '../feed/flare-feed.ts';
import type { Exchange } from '../http/router.ts';
import { failed, publishEnded } from '../dashboard.fixture.ts';
import { followEvents } from './follow-events.ts';

suite('a client that reads slowly', () => {
  test('holds nothing up, is kept little for, and gets every event once all the same', async () => {
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    const log = createLog({ name: 'test', level: 'silent' });
    await using feed = await openFlareFeed({ transport, log, onEvent() {} });
    const asides = createAsides();
    const gone = new AbortController();
    const taken = new PassThrough({ highWaterMark: 16_384 });
    const response = Object.assign(taken, { writeHead() {} });
    const exchange = {
      request: { headers: {}, method: 'GET', socket: { setTimeout() {} } },
      response,
      query: new URLSearchParams(),
      signal: gone.signal,
    } as unknown as Exchange;
    const following = followEvents(exchange, { feed, asides, transport });

    const flares = 3_000;
    let most = 0;
    for (let flare = 0; flare < flares; flare++) {
      await publishEnded(transport, `f-${flare}`);
      for (let beat = 0; beat < 3; beat++) asides.say('services', { flare, beat });
      if (flare % 100 === 0) await turn();
      most = Math.max(most, taken.writableLength + taken.readableLength);
    }
    await transport.publish('flare.cancelled', { ...failed('f-last'), by: 'sam', reason: '' });
    assert.ok(most < 256 * 2 ** 10, `${most} bytes were kept for one client`);
    while (feed.book().seq() < 2 * flares + 1) await turn();

    let text = '';
    for await (const chunk of taken) {
      text += String(chunk);
      if (text.includes('event: flare.cancelled\n')) break;
    }
    gone.abort();
    await following.catch(() => {});
    const ids = Array.from(text.matchAll(/^id: (\d+)$/gm), ([, id]) => Number(id));
    assert.deepEqual(
      ids,
      Array.from({ length: 2 * flares + 1 }, (_, index) => index + 1),
    );
    assert.ok(text.split('event: services\n').length < flares);
  });
});
