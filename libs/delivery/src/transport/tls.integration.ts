import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { suite, test } from 'node:test';
import { startIntakeDouble, startTlsServer } from '@flarewire/testing';
import { send, skipWithout, success } from './sending.fixture.ts';

suite('TLS', () => {
  test('a self-signed certificate is refused, unless its authority is given or validation is skipped', async (t) => {
    await using intake = await startIntakeDouble({ post: [success] });
    await using server = skipWithout(
      t,
      await startTlsServer({ to: intake.url, protocols: 'TLSv1.2 TLSv1.3' }),
      'nginx',
    );
    if (!server) return;
    const url = `https://localhost:${server.port}`;
    await assert.rejects(send(url, {}), { code: 'destination_unreachable', message: /certificate is not trusted/ });
    assert.equal(intake.requests.length, 0);
    assert.equal((await send(url, { ca: server.ca })).caseId, 7);
    assert.equal((await send(url, { tls: { skipValidation: true } })).caseId, 7);
    assert.equal((await send(`https://127.0.0.1:${server.port}`, { ca: server.ca })).caseId, 7);
    await assert.rejects(send(`https://127.0.0.2:${server.port}`, { ca: server.ca }), {
      code: 'destination_unreachable',
      message: /certificate is not trusted/,
    });
  });

  test('a name with a final dot is asked for with it, and certified without it', async (t) => {
    await using intake = await startIntakeDouble({ post: [success] });
    await using server = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.3' }), 'nginx');
    if (!server) return;
    await using stack = new AsyncDisposableStack();
    const asked = new Set<string>();
    const proxy = createHttpServer().on('connect', (request: IncomingMessage, socket: Duplex) => {
      asked.add(request.url!);
      const back = connect(server.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
      socket
        .on('error', () => back.destroy())
        .pipe(back)
        .on('error', () => socket.destroy())
        .pipe(socket);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    stack.defer(() => void proxy.close());
    const https = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    assert.equal((await send(`https://localhost.:${server.port}`, { ca: server.ca, proxy: { https } })).caseId, 7);
    assert.deepEqual([...asked], [`localhost.:${server.port}`]);
  });

  test('a server with TLS 1.1 alone is refused, unless min_tls_version allows it', async (t) => {
    await using intake = await startIntakeDouble({ post: [success] });
    await using server = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.1' }), 'nginx');
    if (!server) return;
    const url = `https://localhost:${server.port}`;
    await assert.rejects(send(url, { ca: server.ca }), { code: 'destination_unreachable', message: /min_tls_version/ });
    assert.equal((await send(url, { ca: server.ca, tls: { minVersion: 'TLSv1.1' } })).caseId, 7);
  });

  test('the keys go to sslkeylogfile, which its owner alone may read', async (t) => {
    await using intake = await startIntakeDouble({ post: [success] });
    await using server = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.3' }), 'nginx');
    if (!server) return;
    const folder = await mkdtemp(join(tmpdir(), 'flarewire-keys-'));
    const keyLogFile = join(folder, 'keys.log');
    await send(`https://localhost:${server.port}`, { ca: server.ca, tls: { keyLogFile } });
    assert.match(await readFile(keyLogFile, 'utf8'), /^CLIENT_HANDSHAKE_TRAFFIC_SECRET [0-9a-f]{64} /m);
    assert.equal((await stat(keyLogFile)).mode & 0o777, 0o600);
    await rm(folder, { recursive: true });
  });
});
