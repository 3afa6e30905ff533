import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHttpProxy, startIntakeDouble, startSocksProxy, startTlsServer } from '@flarewire/testing';
import { at, login, send, skipWithout, success } from './sending.fixture.ts';

async function* slowly() {
  for (let n = 0; n < 12; n++) {
    yield Buffer.from('a few bytes');
    await sleep(150);
  }
}

suite('slow links', () => {
  test('a connection that is never silent for long lasts as long as it takes, however it is wrapped', async (t) => {
    await using intake = await startIntakeDouble({ post: [success] });
    await using server = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.3' }), 'nginx');
    await using http = skipWithout(t, await startHttpProxy(login), 'tinyproxy');
    await using socks = skipWithout(t, await startSocksProxy(login), 'microsocks');
    if (!server || !http || !socks) return;
    const timeouts = { firstByteMs: 5000, idleMs: 500 };
    const ways = [{}, { https: at('http', http) }, { https: at('socks5', socks) }];
    const sending = ways.map((proxy) =>
      send(`https://localhost:${server.port}`, { ca: server.ca, proxy }, { timeouts, open: slowly }),
    );
    for (const sent of await Promise.all(sending)) assert.equal(sent.caseId, 7);
  });

  test('one that is silent too long is given up, however it is wrapped', async (t) => {
    await using intake = await startIntakeDouble({ post: [{ silent: 'after-body' }] });
    await using server = skipWithout(t, await startTlsServer({ to: intake.url, protocols: 'TLSv1.3' }), 'nginx');
    await using http = skipWithout(t, await startHttpProxy(login), 'tinyproxy');
    await using socks = skipWithout(t, await startSocksProxy(login), 'microsocks');
    if (!server || !http || !socks) return;
    for (const proxy of [{}, { https: at('http', http) }, { https: at('socks5', socks) }]) {
      const timeouts = { firstByteMs: 300, idleMs: 300 };
      await assert.rejects(send(`https://localhost:${server.port}`, { ca: server.ca, proxy }, { timeouts }), {
        code: 'delivery_unknown',
      });
    }
  });
});
