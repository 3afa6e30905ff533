import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { createInProcessTransport } from '@flarewire/transport';
import { bodyOf, startDashboard } from '../dashboard.fixture.ts';

const sha256 = 'a'.repeat(64);

suite('what a person asks for', () => {
  /** A dashboard, and what those who answer were asked. */
  async function withServices(dashboard: object = {}) {
    const stack = new AsyncDisposableStack();
    const transport = stack.use(createInProcessTransport({ artifacts: 'memory' }));
    const asked: unknown[] = [];
    const take = (payload: Uint8Array) => {
      const request = JSON.parse(new TextDecoder().decode(payload)) as {
        target?: string;
        targets?: string[];
        sha256?: string;
        groupId?: string;
      };
      asked.push(request);
      if (request.target === 'none') throw new FlareError('unknown_target', 'No archiver ever served it');
      if (request.sha256?.startsWith('b')) throw new FlareError('approval_mismatch', 'Another digest waits');
      return request;
    };
    stack.use(
      await transport.serve({
        version: '1.0.0',
        description: 'a test',
        endpoints: {
          create: async (payload) =>
            take(payload).targets
              ? { groupId: 'g-1', status: 'accepted', flares: [], leftOut: [] }
              : { flareId: 'f-1', status: 'accepted' },
          approve: async (payload) =>
            take(payload).groupId
              ? { groupId: 'g-1', status: 'approved', approved: ['f-1'], refused: [] }
              : { flareId: 'f-1', status: 'approved' },
          cancel: async (payload) =>
            take(payload).groupId
              ? { groupId: 'g-1', status: 'cancelled', cancelled: ['f-1'], refused: [] }
              : { flareId: 'f-1', status: 'cancelled' },
          resend: async (payload) => ({ flareId: take(payload) ? 'f-2' : '', status: 'accepted' }),
        },
      }),
    );
    const served = stack.use(await startDashboard({ transport, dashboard }));
    return { asked, ...served, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }

  test('becomes a request over NATS, whose answer is handed on', async () => {
    await using dashboard = await withServices();
    const response = await dashboard.post('/api/flares', { target: 'web', caseId: '4242' });
    assert.equal(response.status, 200);
    assert.deepEqual(await bodyOf(response), { flareId: 'f-1', status: 'accepted' });
    assert.deepEqual(dashboard.asked, [{ target: 'web', caseId: '4242' }]);
  });

  test('names who is signed in, whatever the body says', async () => {
    await using dashboard = await withServices();
    const { user } = await bodyOf(dashboard.get('/api/session'));
    await dashboard.post('/api/flares/f-1/approve', { sha256, by: 'somebody else', flareId: 'f-9' });
    await dashboard.post('/api/flares/f-1/cancel', { reason: 'no need' });
    await dashboard.post('/api/flares/f-1/resend', { destinations: ['ours'] });
    assert.match(user, /^local@/);
    assert.deepEqual(dashboard.asked, [
      { sha256, by: user, flareId: 'f-1' },
      { reason: 'no need', by: user, flareId: 'f-1' },
      { destinations: ['ours'], by: user, flareId: 'f-1' },
    ]);
  });

  test('makes a group in the name of who is signed in, and at no other address', async () => {
    await using dashboard = await withServices();
    const { user } = await bodyOf(dashboard.get('/api/session'));
    const wanted = { targets: ['web-*'], by: 'somebody with a higher limit' };
    const made = await dashboard.post('/api/groups', wanted);
    assert.deepEqual([made.status, dashboard.asked], [200, [{ ...wanted, by: user }]]);
    for (const [path, body] of [
      ['/api/flares', wanted],
      ['/api/flares/f-1/cancel', { groupId: 'g-1' }],
    ] as const) {
      const response = await dashboard.post(path, body);
      assert.deepEqual([response.status, (await bodyOf(response)).code], [400, 'invalid_request'], path);
    }
    assert.equal(dashboard.asked.length, 1);
    const none = await dashboard.post('/api/groups', { targets: [] });
    assert.equal((await bodyOf(none)).field, 'targets');
  });

  test('is asked of a group in the same way, and answered for each of its flares', async () => {
    await using dashboard = await withServices();
    const { user } = await bodyOf(dashboard.get('/api/session'));
    const archives = [{ flareId: 'f-1', sha256 }];
    const approved = await dashboard.post('/api/groups/g-1/approve', { archives, by: 'somebody else' });
    const body = (await approved.json()) as object;
    assert.deepEqual(body, { groupId: 'g-1', status: 'approved', approved: ['f-1'], refused: [] });
    await dashboard.post('/api/groups/g-1/cancel', { reason: 'no need', groupId: 'g-9' });
    assert.deepEqual(dashboard.asked, [
      { archives, by: user, groupId: 'g-1' },
      { reason: 'no need', by: user, groupId: 'g-1' },
    ]);
    const wrong = await dashboard.post('/api/groups/g-1/approve', { archives: [] });
    assert.deepEqual([wrong.status, (await bodyOf(wrong)).field], [400, 'archives']);
  });

  for (const [what, body, field] of [
    ['a case id with blanks', { caseId: '42 42' }, 'caseId'],
    ['an address that is none', { email: 'a b' }, 'email'],
    ['a profile that is too long', { profile: { seconds: 9_999 } }, 'profile'],
    ['a target that nobody serves', { target: 'none' }, 'target'],
  ] as const)
    test(`says which field is wrong: ${what}`, async () => {
      await using dashboard = await withServices();
      const response = await dashboard.post('/api/flares', body);
      assert.ok(response.status === 400 || response.status === 404);
      assert.equal((await bodyOf(response)).field.split('.')[0], field);
    });

  test('is refused as the services refuse it', async () => {
    await using dashboard = await withServices();
    const response = await dashboard.post('/api/flares/f-1/approve', { sha256: 'b'.repeat(64) });
    assert.equal(response.status, 409);
    assert.deepEqual(await bodyOf(response), {
      code: 'approval_mismatch',
      message: 'Another digest waits',
      field: 'sha256',
    });
  });

  test('is refused where the configuration does not allow it', async () => {
    await using dashboard = await withServices({ allow: ['cancel'] });
    const { may } = await bodyOf(dashboard.get('/api/session'));
    assert.deepEqual(may, { ask: false, approve: false, cancel: true, resend: false, download: false });
    const response = await dashboard.post('/api/flares', {});
    assert.deepEqual([response.status, (await bodyOf(response)).code], [403, 'not_allowed']);
    assert.equal((await dashboard.post('/api/groups/g-1/approve', {})).status, 403);
    assert.deepEqual(dashboard.asked, []);
    for (const path of ['archive', 'ledger', 'profiles/cpu.pprof'])
      assert.equal((await dashboard.get(`/api/flares/f-1/${path}`)).status, 403);
  });

  for (const [what, status, headers, body] of [
    ['a form of another site', 415, { 'content-type': 'text/plain' }, '{}'],
    ['what is no JSON', 400, {}, '{'],
    ['a body that is too large', 413, {}, `{"caseId":"${'4'.repeat(70_000)}"}`],
    ['what is no object', 400, {}, '[]'],
  ] as const)
    test(`refuses ${what}`, async () => {
      await using dashboard = await withServices();
      const response = await fetch(`${dashboard.url}/api/flares`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      assert.equal(response.status, status);
      assert.ok((await bodyOf(response)).message);
      assert.deepEqual(dashboard.asked, []);
    });
});
