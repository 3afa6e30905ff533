import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:tls';
import { agentConfig, destination, type AgentConfig } from '@flarewire/schemas';
import {
  selfSigned,
  startHttpProxy,
  startIntakeDouble,
  startSocksProxy,
  startSquid,
  startTlsServer,
  type Peer,
} from '@flarewire/testing';
import { deliver, type DeliverOptions } from '../deliver.ts';
import { resolveDestination, type HttpDestination } from '../destination.ts';

const login = { user: 'flare', password: 'pa55w0rd' };
const success = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id":7}' };
const size = 3 * 2 ** 20;

async function* archive() {
  for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536, 'z');
}

async function* slowly() {
  for (let n = 0; n < 12; n++) {
    yield Buffer.from('a few bytes');
    await sleep(150);
  }
}

type Settings = { proxy?: Partial<AgentConfig['proxy']>; tls?: Partial<AgentConfig['tls']>; ca?: string };

async function send(
  url: string,
  { ca, ...agent }: Settings,
  options: Pick<DeliverOptions, 'warn' | 'timeouts'> & { open?: typeof archive } = {},
) {
  const resolved = resolveDestination(
    'ours',
    destination.parse({ kind: 'intake', url, retry: 'none' }),
    agentConfig.parse({ apiKey: 'key', ...agent }),
  );
  const { network, ...rest } = resolved as HttpDestination;
  return deliver({
    destination: { ...rest, network: { ...network, ...(ca ? { ca } : {}) } },
    flare: { name: 'x.zip', hostname: 'web-1', agentVersion: '7.77.0', source: 'local', open: options.open ?? archive },
    signal: AbortSignal.timeout(20_000),
    ...options,
  });
}

const at = (scheme: string, { port }: { port: number }, { user, password } = login) =>
  `${scheme}://${user}:${password}@127.0.0.1:${port}`;

function skipWithout<T>(t: TestContext, peer: T | undefined, name: string): T | undefined {
  if (!peer) t.skip(`${name} is not installed`);
  return peer;
}

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
