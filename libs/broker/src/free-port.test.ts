import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { suite, test } from 'node:test';
import { freePort } from './free-port.ts';

suite('a free port', () => {
  test('is the preferred one until somebody listens there', async () => {
    const preferred = await freePort();
    assert.equal(await freePort(preferred), preferred);
    const server = createServer().listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    assert.notEqual(await freePort(preferred), preferred);
    server.close();
  });

  test('is none that the system gives to whoever asks for any', async () => {
    for (let tries = 0; tries < 20; tries++) assert.ok((await freePort()) < 32_768);
  });
});
