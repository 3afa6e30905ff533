import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { natsConfig } from '@flarewire/schemas';
import { silentLog } from '../../log.ts';
import { openConnection } from './open-connection.ts';

suite('openConnection', () => {
  /** Connects, and has waited enough once the first attempt failed. */
  const failing = (url: string) => {
    const waiting = new AbortController();
    const log = { ...silentLog, warn: () => waiting.abort(new DOMException('enough', 'TimeoutError')) };
    const config = natsConfig.parse({ url });
    return openConnection({ config, name: 'test', inboxPrefix: '_INBOX_test', log, signal: waiting.signal });
  };

  test('says that the broker refused, where it did, and not that none answered', async () => {
    await using server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await server[Symbol.asyncDispose]();
    await assert.rejects(failing(`nats://127.0.0.1:${port}`), {
      code: 'broker_unavailable',
      message: new RegExp(`:${port}: connection refused; start it, or name another one`),
    });
  });

  test('says that a name is not known', async () => {
    await assert.rejects(failing('nats://no-such-host.invalid:4222'), {
      message: /: the name no-such-host\.invalid leads to no host \(E\w+\); start it, or name another one/,
    });
  });
});
