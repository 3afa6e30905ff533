import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { findMonitor } from './find-monitor.ts';

suite('findMonitor', () => {
  const serving = async (body: string) => {
    const server = createServer((_, response) => response.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const portOf = (server: Awaited<ReturnType<typeof serving>>) => (server.address() as AddressInfo).port;

  test('monitoring of the same server is found, and the URL’s password is not in its address', async () => {
    await using server = await serving('{"server_id":"A"}');
    const port = portOf(server);
    const found = await findMonitor('nats://user:secret@127.0.0.1:4222', 'A', { port });
    assert.equal(found, `http://127.0.0.1:${port}`);
  });

  test('another server’s monitoring, what is no monitoring, and nothing at all are not taken for it', async () => {
    await using other = await serving('{"server_id":"B"}');
    await using page = await serving('hello');
    const gone = await serving('');
    const closed = portOf(gone);
    await gone[Symbol.asyncDispose]();
    for (const port of [portOf(other), portOf(page), closed])
      assert.equal(await findMonitor('nats://127.0.0.1', 'A', { port }), undefined);
  });
});
