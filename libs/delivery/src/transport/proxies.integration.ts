import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { createServer } from 'node:tls';
import {
  selfSigned,
  startHttpProxy,
  startIntakeDouble,
  startSocksProxy,
  startSquid,
  startTlsServer,
  type Peer,
} from '@flarewire/testing';
import { at, login, send, size, skipWithout, success } from './sending.fixture.ts';

const proxies: [name: string, scheme: string, start: (given: typeof login) => Promise<Peer | undefined>][] = [
  ['tinyproxy', 'http', startHttpProxy],
  ['squid', 'http', startSquid],
  ['microsocks', 'socks5', startSocksProxy],
];

for (const [name, scheme, start] of proxies) {
  suite(`through ${name} with a password`, () => {
    test('a flare arrives at an http intake', async (t) => {
      await using proxy = skipWithout(t, await start(login), name);
      if (!proxy) return;
      await using intake = await startIntakeDouble({ post: [success] });
      assert.equal((await send(intake.url, { proxy: { http: at(scheme, proxy) } })).bytes, size);
      assert.equal(intake.tickets(), 1);
    });

    test('a flare arrives at an https intake', async (t) => {
      await using proxy = skipWithout(t, await start(login), name);
      await using intake = await startIntakeDouble({ post: [success] });
      await using tls = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.2 TLSv1.3' }), 'nginx');
      if (!proxy || !tls) return;
      const sent = await send(`https://localhost:${tls.port}`, { proxy: { https: at(scheme, proxy) }, ca: tls.ca });
      assert.deepEqual([sent.caseId, intake.tickets()], [7, 1]);
      await assert.rejects(send(`https://localhost:${tls.port}`, { proxy: { https: at(scheme, proxy) } }), {
        code: 'destination_unreachable',
        message: /certificate is not trusted/,
      });
    });

    test('nothing is sent with the wrong password, which no message shows', async (t) => {
      await using proxy = skipWithout(t, await start(login), name);
      if (!proxy) return;
      await using intake = await startIntakeDouble({ post: [success] });
      const wrong = at(scheme, proxy, { user: 'flare', password: 'wr0ng' });
      for (const url of [intake.url, intake.url.replace('http:', 'https:')]) {
        await assert.rejects(
          send(url, { proxy: { http: wrong, https: wrong } }),
          (error: Error & { code: string }) =>
            /^destination_(unreachable|failed)$/.test(error.code) &&
            /refused|401/.test(error.message) &&
            !error.message.includes('wr0ng'),
        );
      }
      assert.equal(intake.requests.length, 0);
    });
  });
}

suite('proxies', () => {
  test('one that speaks TLS itself is spoken to through TLS', async (t) => {
    await using proxy = skipWithout(t, await startHttpProxy(login), 'tinyproxy');
    if (!proxy) return;
    await using intake = await startIntakeDouble({ post: [success] });
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'flarewire-tls-'));
    stack.defer(() => rm(folder, { recursive: true }));
    const { cert, key } = await selfSigned(folder);
    const front = createServer({ cert: await readFile(cert), key: await readFile(key) }, (socket) => {
      const back = connect(proxy.port, '127.0.0.1');
      socket
        .on('error', () => back.destroy())
        .pipe(back)
        .on('error', () => socket.destroy())
        .pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
    stack.defer(() => void front.close());
    const proxied = { proxy: { http: at('https', front.address() as AddressInfo) } };
    await assert.rejects(send(intake.url, proxied), {
      code: 'destination_unreachable',
      message: /certificate is not trusted/,
    });
    assert.equal((await send(intake.url, { ...proxied, tls: { skipValidation: true } })).caseId, 7);
  });

  test('no_proxy goes past one that is not there', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    const proxy = { http: 'http://127.0.0.1:9', noProxy: [new URL(intake.url).host] };
    assert.equal((await send(intake.url, { proxy })).caseId, 7);
    await assert.rejects(send(intake.url, { proxy: { ...proxy, noProxy: [] } }), {
      code: 'destination_unreachable',
      message: /refused/,
    });
  });

  test('a host that non-exact no_proxy would exempt is warned of once', async (t) => {
    await using proxy = skipWithout(t, await startHttpProxy(login), 'tinyproxy');
    if (!proxy) return;
    await using intake = await startIntakeDouble({ post: [success] });
    const warnings: string[] = [];
    await send(
      intake.url,
      { proxy: { http: at('http', proxy), noProxy: ['127.0.0.0/8'] } },
      { warn: (message) => warnings.push(message) },
    );
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /no_proxy_nonexact_match/);
  });
});
