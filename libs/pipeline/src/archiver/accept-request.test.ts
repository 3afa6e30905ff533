import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { FlareError, type TargetRecord } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { createInProcessTransport, statusOf, type Entry, type Transport } from '@flarewire/transport';
import { lookAfterFlares } from '../recovery/look-after-flares.ts';
import { afterwards } from '../stage/stage.fixture.ts';
import { openDoor } from './door.ts';
import { acceptRequest } from './accept-request.ts';

suite('acceptRequest()', () => {
  let transport: Transport;
  let now = new Date();

  beforeEach(async () => {
    transport = createInProcessTransport({ artifacts: 'memory' });
    now = new Date();
    await serve('web');
  });

  async function serve(target: string, more: { leaving?: boolean } = {}) {
    const time = now.toISOString();
    await transport.targets.put(`${target}.archiver.here-1`, {
      target,
      role: 'archiver',
      instance: 'here-1',
      host: 'here',
      since: time,
      seen: time,
      leaving: false,
      ...more,
    });
  }

  function ask(request: unknown, over = transport) {
    const text = typeof request === 'string' ? request : JSON.stringify(request);
    const payload = request instanceof Uint8Array ? request : new TextEncoder().encode(text);
    const log = createLog({ name: 'test', level: 'silent' });
    const { signal } = new AbortController();
    return acceptRequest(
      payload,
      { traceparent: '', signal },
      { transport: over, log, instance: 'here-1', now: () => now },
      openDoor({ transport: over, most: 250, log, now: () => now }),
    );
  }

  async function requestedFlares() {
    const seen: { flareId: string; request: object; target: string }[] = [];
    const { signal } = new AbortController();
    for await (const event of transport.tail({ from: 'start', until: 'stored', signal })) {
      if (event.name === 'flare.requested') seen.push(event.data);
    }
    return seen;
  }

  test('accepts a request and stores it before it answers', async () => {
    const reply = await ask({ caseId: '4242', email: 'ops@example.com', profile: { seconds: 1 } });
    assert.equal(reply.status, 'accepted');
    const [requested, ...more] = await requestedFlares();
    assert.deepEqual(more, []);
    assert.equal(requested?.flareId, reply.flareId);
    assert.deepEqual(requested.request, {
      caseId: '4242',
      email: 'ops@example.com',
      profile: { seconds: 1 },
      send: true,
    });
    const record = (await transport.flares.get(reply.flareId))?.value;
    assert.deepEqual([record?.state, record?.caseId], ['requested', '4242']);
  });

  test('stores the request with what there is to publish, so that others go on if this archiver dies now', async () => {
    const publish = () => Promise.reject(new Error('killed'));
    await assert.rejects(ask({ caseId: '4242' }, { ...transport, publish }), /killed/);
    const log = createLog({ name: 'test', level: 'silent' });
    const other = { transport: afterwards(transport, 120_000), log, instance: 'here-2', now: () => now };
    await lookAfterFlares(other, new AbortController().signal);
    assert.deepEqual(
      (await requestedFlares()).map(({ request }) => request),
      [{ caseId: '4242', profile: { seconds: 30 }, send: true }],
    );
  });

  test('refuses a flare for which the artifact store has no room, judged by the target’s last archive', async () => {
    const withRoom = (bytes: number) => ({
      ...transport,
      artifacts: { ...transport.artifacts, room: async () => bytes },
    });
    await assert.rejects(ask({}, withRoom(2 ** 20 - 1)), { code: 'storage_full' });
    await ask({}, withRoom(2 ** 20));
    const [{ key, value }] = (await transport.targets.list()) as [Entry<TargetRecord>];
    await transport.targets.put(key, { ...value, lastArchive: 5 * 2 ** 20 });
    await assert.rejects(ask({}, withRoom(2 ** 21)), {
      code: 'storage_full',
      message: /its last archive took 5\.0 MiB/,
    });
    assert.equal(statusOf('storage_full'), 507);
    assert.equal((await transport.flares.list()).length, 1);
  });

  test('answers with the id and the status, and nothing else', async () => {
    assert.deepEqual(Object.keys(await ask({})), ['flareId', 'status']);
  });

  test('profiles 30 seconds when nothing is said of it', async () => {
    await ask({});
    assert.deepEqual((await requestedFlares())[0]?.request, { profile: { seconds: 30 }, send: true });
  });

  test('makes one flare of the same request with the same requestId', async () => {
    const first = await ask({ requestId: 'r-1', caseId: '1' });
    assert.deepEqual(await ask({ requestId: 'r-1', caseId: '1' }), first);
    assert.equal((await requestedFlares()).length, 1);
  });

  test('refuses another request with the same requestId', async () => {
    await ask({ requestId: 'r-1', caseId: '1' });
    await assert.rejects(ask({ requestId: 'r-1', caseId: '2' }), { code: 'request_conflict' });
  });

  test('makes two flares of two requests without a requestId', async () => {
    assert.notDeepEqual(await ask({}), await ask({}));
    assert.equal((await requestedFlares()).length, 2);
  });

  for (const [what, request] of [
    ['is not JSON', '{"caseId":'],
    ['is no object', '[]'],
    ['has a number for a case id', { caseId: 4242 }],
    ['has a case id of a megabyte', { caseId: 'x'.repeat(1_000_000) }],
    ['has a case id that is a path', { caseId: '../../etc' }],
    ['has an email with a line break', { email: 'a@b.c\r\nX: y' }],
    ['asks for an hour of CPU profile', { profile: { seconds: 3600 } }],
    ['has a target that is no name', { target: 'web.*' }],
  ] as const) {
    test(`refuses a request that ${what}, and makes no flare`, async () => {
      await assert.rejects(ask(request), { code: 'invalid_request' });
      assert.deepEqual(await requestedFlares(), []);
      assert.deepEqual(await transport.flares.list(), []);
    });
  }

  test('does not repeat what a stranger sent in its refusal', async () => {
    await assert.rejects(ask({ caseId: 'planted secret' }), (error: Error) => !error.message.includes('planted'));
  });

  test('refuses a request of another major version', () =>
    assert.rejects(ask({ version: '2.0' }), { code: 'unsupported_version' }));
  test('takes a request with fields it does not know', async () =>
    assert.equal((await ask({ colour: 'red' })).status, 'accepted'));

  test('refuses a target that nobody serves, and names those that are served', () =>
    assert.rejects(ask({ target: 'db' }), { code: 'unknown_target', message: /known targets: web/ }));

  test('refuses a target whose archiver was silent for too long, and says since when', async () => {
    const seen = now.toISOString();
    now = new Date(now.getTime() + 60_000);
    await assert.rejects(ask({ target: 'web' }), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'target_offline');
      return error.message.includes(seen);
    });
  });

  test('refuses a target whose archiver said goodbye', async () => {
    await serve('web', { leaving: true });
    await assert.rejects(ask({ target: 'web' }), { code: 'target_offline' });
  });

  suite('with an uploader that was asked for its destinations', () => {
    function preflightAnswers(answer: () => Promise<{ status: 'checked'; hosts: string[] }>) {
      return transport.serve({ version: '1.0.0', description: 'an uploader', endpoints: { preflight: answer } });
    }
    const refuses = async (): Promise<never> => {
      throw new FlareError('destination_refused', 'HTTP 403 Forbidden: API key is missing');
    };

    test('accepts a request when they would take it', async () => {
      await preflightAnswers(async () => ({ status: 'checked', hosts: ['intake'] }));
      assert.equal((await ask({})).status, 'accepted');
    });

    test('refuses a request when one of them would not, and makes no flare', async () => {
      await preflightAnswers(refuses);
      await assert.rejects(ask({}), { code: 'destination_refused', message: /API key is missing/ });
      assert.deepEqual(await requestedFlares(), []);
    });

    test('refuses a request that an uploader knows would stand still, says when to ask again, and makes no flare', async () => {
      await preflightAnswers(async () => {
        throw new FlareError('broker_unavailable', 'Cannot read stream "EVENTS"', { retryAfterMs: 60_000 });
      });
      await assert.rejects(ask({}), { code: 'broker_unavailable', message: /EVENTS/, retryAfterMs: 60_000 });
      assert.deepEqual(await requestedFlares(), []);
    });

    test('answers while whoever asked still waits, also where the uploader says nothing', async (t) => {
      const waits: { ms: number; ended: AbortController }[] = [];
      t.mock.method(AbortSignal, 'timeout', (ms: number) => {
        waits.push({ ms, ended: new AbortController() });
        return waits.at(-1)!.ended.signal;
      });
      const asked = Promise.withResolvers<void>();
      await preflightAnswers(() => {
        asked.resolve();
        return new Promise(() => {});
      });
      const description = 'an archiver';
      await transport.serve({ version: '1.0.0', description, endpoints: { create: (payload) => ask(payload) } });
      const reply = transport.request('create', {});
      await asked.promise;
      const [shortest] = waits.toSorted((one, other) => one.ms - other.ms);
      shortest!.ended.abort(new DOMException('its time is up', 'TimeoutError'));
      assert.equal((await reply).status, 'accepted');
    });

    test('does not ask when the request says so, nor for a flare that is there already', async () => {
      await preflightAnswers(refuses);
      assert.equal((await ask({ preflight: false, requestId: 'r-1' })).status, 'accepted');
      assert.equal((await ask({ requestId: 'r-1' })).status, 'accepted');
    });
  });

  test('asks which target is meant when there are several', async () => {
    await serve('db');
    await assert.rejects(ask({}), { code: 'invalid_request', message: /several; name one of db, web/ });
    assert.equal((await ask({ target: 'db' })).status, 'accepted');
  });
});
