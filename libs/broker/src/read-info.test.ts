import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { readInfo } from './read-info.ts';

suite('readInfo', () => {
  test('the version is read from what a server says first, in however many pieces it comes', async () => {
    await using server = createServer((socket) => {
      socket.write('INFO {"server_id":"x",');
      setImmediate(() => socket.write('"version":"2.12.1"} \r\n'));
    });
    assert.equal((await readInfo(await urlOf(server))).version, '2.12.1');
  });

  test('what is not a NATS server is named as that', async () => {
    await using server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await assert.rejects(readInfo(await urlOf(server)), {
      code: 'broker_unavailable',
      message: /is not a NATS server/,
    });
  });

  test('a server that says nothing is given up, without the password in the message', async () => {
    await using server = createServer((socket) => socket.on('error', () => {}));
    const url = (await urlOf(server)).replace('//', '//user:secret@');
    await assert.rejects(readInfo(url, { timeoutMs: 20 }), (error: Error & { code: string }) => {
      assert.equal(error.code, 'broker_unavailable');
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
});

async function urlOf(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `nats://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
