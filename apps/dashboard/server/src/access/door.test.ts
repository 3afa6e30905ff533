import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { bodyOf, startDashboard } from '../dashboard.fixture.ts';

const [sam, kim] = ['sams-token-0123456789', 'kims-token-0123456789'];

/** What a browser does not let a page set: the raw path, and Host. */
async function raw(
  url: string,
  target: string,
  headers: Record<string, string> = {},
): Promise<[number, { code?: string }]> {
  const { hostname, port } = new URL(url);
  const asking = request({ hostname, port, path: target, headers }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const text = Buffer.concat(await Array.fromAsync(response as AsyncIterable<Buffer>)).toString();
  return [response.statusCode!, text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {}];
}

async function withTokens(dashboard: object = {}, now?: () => Date) {
  const folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-tokens-'));
  const file = path.join(folder.path, 'tokens');
  await writeFile(file, `# who may sign in\nsam ${sam}\nkim ${kim}\n`);
  const started = await startDashboard({ dashboard: { tokens: file, ...dashboard }, ...(now && { now }) });
  return {
    ...started,
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await folder.remove();
    },
  };
}

suite('who is let in', () => {
  test('everybody on this machine, where nothing else is said', async () => {
    await using dashboard = await startDashboard();
    assert.equal((await dashboard.get('/api/session')).status, 200);
    for (const host of ['localhost', '127.0.0.1:8090', '[::1]:8090'])
      assert.equal((await raw(dashboard.url, '/api/session', { host }))[0], 200);
  });

  test('no site whose name is made to lead to this machine', async () => {
    await using dashboard = await startDashboard({ dashboard: { origins: ['https://flares.example.com'] } });
    const [status, { code }] = await raw(dashboard.url, '/api/flares', { host: 'evil.example.com' });
    assert.deepEqual([status, code], [403, 'other_host']);
    assert.equal((await raw(dashboard.url, '/api/flares', { host: 'flares.example.com' }))[0], 200);
  });

  test('with a token: as the one whose it is', async () => {
    await using dashboard = await withTokens();
    const session = await dashboard.get('/api/session', { authorization: `Bearer ${kim}` });
    assert.equal((await bodyOf(session)).user, 'kim');
  });

  for (const [what, headers] of [
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer some-token-0123456789' }],
    ['a cookie that was made up', { cookie: 'flarewire=c2Ft.99999999999999.AAAA' }],
    ['the header of a proxy that is not configured', { 'x-user': 'sam' }],
  ] as const)
    test(`not with ${what}`, async () => {
      await using dashboard = await withTokens();
      for (const path of ['/api/session', '/api/flares', '/api/events', '/api/flares/f-1/archive', '/api/nothing']) {
        const response = await dashboard.get(path, headers);
        assert.deepEqual([response.status, (await bodyOf(response)).code], [401, 'denied'], path);
      }
      assert.equal((await dashboard.post('/api/flares', {}, headers)).status, 401);
      assert.equal((await dashboard.get('/')).status, 200);
    });

  test('with the cookie that a token brings, for twelve hours', async () => {
    let now = new Date('2026-11-28T00:00:00Z');
    await using dashboard = await withTokens({}, () => now);
    const signedIn = await dashboard.post('/api/session', { token: sam });
    assert.equal(signedIn.status, 204);
    const cookie = signedIn.headers.get('set-cookie')!;
    assert.match(cookie, /HttpOnly; SameSite=Strict/);
    assert.doesNotMatch(cookie, /sams-token|Secure/);
    const session = () => dashboard.get('/api/session', { cookie: `other=1; ${cookie.split(';')[0]}` });
    assert.equal((await bodyOf(session())).user, 'sam');
    now = new Date('2026-11-28T12:00:01Z');
    assert.equal((await session()).status, 401);
    const wrong = await dashboard.post('/api/session', { token: 'some-token-0123456789' });
    assert.deepEqual([wrong.status, (await bodyOf(wrong)).field], [401, 'token']);
  });

  test('with a cookie that goes over TLS alone, where the page is shown over TLS', async () => {
    await using dashboard = await withTokens({ origins: ['https://flares.example.com'] });
    assert.match((await dashboard.post('/api/session', { token: sam })).headers.get('set-cookie')!, /; Secure$/);
  });

  test('by the header of the proxy, where the request comes from it', async () => {
    await using dashboard = await startDashboard({ dashboard: { proxy: { header: 'X-User' } } });
    assert.equal(
      (await bodyOf(dashboard.get('/api/session', { 'x-user': 'sam@example.com' }))).user,
      'sam@example.com',
    );
    assert.equal((await dashboard.get('/api/session')).status, 401);
  });

  test('not by that header from anywhere else', async () => {
    await using dashboard = await startDashboard({ dashboard: { proxy: { header: 'X-User', from: ['10.0.0.0/8'] } } });
    assert.equal((await dashboard.get('/api/session', { 'x-user': 'sam@example.com' })).status, 401);
  });
});

suite('where a request comes from', () => {
  for (const [what, headers] of [
    ['another site', { origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['another site, in an old browser', { origin: 'https://evil.example.com' }],
    ['nowhere that it would tell', { origin: 'null' }],
  ] as const)
    test(`refuses ${what}`, async () => {
      await using dashboard = await startDashboard();
      const response = await dashboard.post('/api/flares', {}, headers);
      assert.deepEqual([response.status, (await bodyOf(response)).code], [403, 'other_origin']);
    });

  test('takes the page itself, also where a proxy changes Host, and what is no browser', async () => {
    await using dashboard = await startDashboard({ dashboard: { allow: [], origins: ['https://flares.example.com'] } });
    for (const headers of [
      { origin: dashboard.url },
      { origin: dashboard.url, 'sec-fetch-site': 'same-origin' },
      { origin: 'https://flares.example.com', 'sec-fetch-site': 'same-origin' },
      {},
    ])
      assert.equal(
        (await bodyOf(dashboard.post('/api/flares', {}, headers as Record<string, string>))).code,
        'not_allowed',
      );
  });
});

suite('paths', () => {
  for (const target of [
    '/../etc/passwd',
    '/assets/../../server/main.ts',
    '/api/flares/../../etc/passwd',
    '/api/flares/f-1/profiles/..%2f..%2fetc%2fpasswd',
    '/api/flares/f-1/profiles/%2e%2e',
    '/speedscope/..%5c..%5cpackage.json',
    '/assets/%00',
    '/%zz',
    'http://elsewhere.example.com/',
  ])
    test(`refuses ${target}`, async () => {
      await using dashboard = await startDashboard();
      const [status, { code }] = await raw(dashboard.url, target);
      assert.deepEqual([status, code], [400, 'bad_path']);
    });
});

suite('the page', () => {
  test('is there for each of its own routes, and its assets for ever', async () => {
    await using dashboard = await startDashboard();
    for (const route of ['/', '/ask', '/flares/f-1', '/flares/f-1?tab=ledger']) {
      const response = await dashboard.get(route);
      assert.match(await response.text(), /<title>Flarewire/);
      assert.equal(response.headers.get('cache-control'), 'no-cache');
      assert.match(response.headers.get('content-security-policy')!, /default-src 'none'.*frame-ancestors 'none'/);
    }
    const asset = await dashboard.get('/assets/index-Ab12.js');
    assert.match(asset.headers.get('cache-control')!, /immutable/);
    assert.match(asset.headers.get('content-type')!, /javascript/);
  });

  test('may show the viewer of profiles in a frame, and nobody else may', async () => {
    await using dashboard = await startDashboard();
    assert.equal((await dashboard.get('/speedscope')).headers.get('location'), '/speedscope/');
    const viewer = await dashboard.get('/speedscope/');
    assert.match(await viewer.text(), /speedscope/);
    assert.match(viewer.headers.get('content-security-policy')!, /frame-ancestors 'self'/);
    assert.equal((await dashboard.get('/speedscope/none.js')).status, 404);
  });

  test('says how to build it where that was not done', async () => {
    await using empty = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-empty-'));
    await using dashboard = await startDashboard({ page: empty.path });
    const response = await dashboard.get('/');
    assert.equal(response.status, 503);
    assert.match((await bodyOf(response)).message, /nx build/);
  });
});
