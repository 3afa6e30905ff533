import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { agentConfig, destination, FlareError } from '@flarewire/schemas';
import { startIntakeDouble, type IntakeDouble, type IntakeReaction } from '@flarewire/testing';
import { deliver, type DeliverOptions } from './deliver.ts';
import { resolveDestination } from './destination.ts';
import { preflight } from './preflight.ts';

const apiKey = '0123456789abcdef';
const json = { 'content-type': 'application/json' };
const success: IntakeReaction = { status: 200, headers: json, body: '{"case_id":7}' };
const notUnderstood = 'Error: could not deserialize response body -- Please contact support by email.';
const timeouts = { firstByteMs: 400, idleMs: 400 };
/** More than the buffers of a connection hold. */
const large = 32 * 2 ** 20;

async function* bytes(count: number) {
  for (let left = count; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 'z');
}

async function* failsHalfWay() {
  yield* bytes(100_000);
  throw new FlareError('artifact_corrupt', 'Not the approved bytes');
}

const destinationAt = (url: string, more: object = {}, key = apiKey) =>
  resolveDestination('ours', destination.parse({ kind: 'intake', url, ...more }), agentConfig.parse({ apiKey: key }));

const send = (
  url: string,
  options: Partial<Omit<DeliverOptions, 'flare'>> & { size?: number; open?: DeliverOptions['flare']['open'] } = {},
) =>
  deliver({
    destination: destinationAt(url),
    flare: {
      name: 'datadog-agent-x.zip',
      caseId: '42',
      hostname: 'web-1',
      agentVersion: '7.77.0',
      source: 'local',
      open: options.open ?? (() => bytes(options.size ?? 1000)),
    },
    signal: AbortSignal.timeout(20_000),
    pause: async () => {},
    timeouts,
    ...options,
  });

const posts = (intake: IntakeDouble) => intake.requests.filter(({ method }) => method === 'POST').length;

suite('each answer of spec 4.6', () => {
  const rows: [name: string, answer: IntakeReaction, code: string, message: string][] = [
    [
      '403',
      { status: 403 },
      'destination_refused',
      'HTTP 403 Forbidden: Make sure your API key is valid. API Key ending with: bcdef',
    ],
    [
      '400',
      { status: 400, body: 'why' },
      'destination_failed',
      `${notUnderstood}\nHTTP 400 400 Bad Request\nServer returned:\nwhy`,
    ],
    [
      '500',
      { status: 500, body: '' },
      'destination_failed',
      `${notUnderstood}\nHTTP 500 500 Internal Server Error\nServer returned:\n`,
    ],
    [
      '202',
      { status: 202, headers: json, body: '{}' },
      'destination_failed',
      `${notUnderstood}\nHTTP 202 202 Accepted\nServer returned:\n{}`,
    ],
    [
      '307',
      { status: 307, headers: { location: '/elsewhere' } },
      'destination_failed',
      `${notUnderstood}\nHTTP 307 307 Temporary Redirect\nServer returned:\n`,
    ],
    [
      '200 of another type',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
      'destination_failed',
      `${notUnderstood}\nServer returned a 200 but with an unknown content-type text/html\nServer returned:\n<p>`,
    ],
    [
      '200 of no type',
      { status: 200, body: '<p>' },
      'destination_failed',
      `${notUnderstood}\nServer returned a 200 but with no content-type header\nServer returned:\n<p>`,
    ],
    [
      '200 without JSON',
      { status: 200, headers: json, body: '<p>' },
      'destination_failed',
      `${notUnderstood}\nthe answer is not JSON\nServer returned:\n<p>`,
    ],
    [
      'an error',
      { status: 200, headers: json, body: '{"error":"no","request_uuid":"u"}' },
      'destination_failed',
      'An error occurred while uploading the flare: no. Please contact support by email and facilitate the request uuid: `u`.',
    ],
  ];
  for (const [name, answer, code, message] of rows) {
    test(`${name} ends as ${code} after one upload`, async () => {
      await using intake = await startIntakeDouble({ post: [answer] });
      await assert.rejects(send(intake.url), { code, message });
      assert.deepEqual([posts(intake), intake.tickets()], [1, 1]);
    });
  }

  test('a missing key is told from a wrong one', async () => {
    await using intake = await startIntakeDouble({ post: [{ status: 403 }] });
    const refused = send(intake.url, { destination: destinationAt(intake.url, {}, '') });
    await assert.rejects(refused, { code: 'destination_refused', message: 'HTTP 403 Forbidden: API key is missing' });
    assert.equal(intake.requests[1]!.headers['dd-api-key'], '');
  });

  test('success gives the case, and the digest of exactly the bytes that were sent', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    const progress: number[] = [];
    const sent = await send(intake.url, { size: 200_000, onBytes: (count) => progress.push(count) });
    assert.deepEqual(
      { ...sent, elapsedMs: 0 },
      {
        host: new URL(intake.url).host,
        caseId: 7,
        message: 'Your logs were successfully uploaded. For future reference, your internal case id is 7',
        attempts: 1,
        elapsedMs: 0,
        sha256: createHash('sha256').update('z'.repeat(200_000)).digest('hex'),
        bytes: 200_000,
      },
    );
    assert.deepEqual(progress, [65_536, 131_072, 196_608, 200_000]);
  });

  test('a compressed answer is understood', async () => {
    const headers = { ...json, 'content-encoding': 'gzip' };
    await using intake = await startIntakeDouble({ post: [{ status: 200, headers, body: gzipSync('{"case_id":9}') }] });
    assert.equal((await send(intake.url)).caseId, 9);
  });
});

suite('finding the target', () => {
  test('follows redirects with the key to another host, and uploads there', async () => {
    await using target = await startIntakeDouble({ post: [success] });
    const headers = { location: `${target.url}/support/flare/42` };
    await using first = await startIntakeDouble({ head: [{ status: 307, headers }] });
    const sent = await send(first.url);
    assert.deepEqual([posts(first), posts(target), sent.host], [0, 1, new URL(target.url).host]);
    assert.deepEqual(
      target.requests.map(({ method, headers }) => [method, headers['dd-api-key']]),
      [
        ['HEAD', apiKey],
        ['POST', apiKey],
      ],
    );
  });

  test('404 is good', async () => {
    await using intake = await startIntakeDouble({ head: [{ status: 404 }], post: [success] });
    assert.equal((await send(intake.url)).caseId, 7);
  });

  test('gives up after ten redirects', async () => {
    await using intake = await startIntakeDouble({ head: [{ status: 302, headers: { location: '/again' } }] });
    await assert.rejects(send(intake.url), { code: 'destination_failed', message: /more than 10 times/ });
    assert.equal(intake.requests.length, 11);
  });

  test('another status ends it before anything is sent', async () => {
    await using intake = await startIntakeDouble({ head: [{ status: 400 }] });
    await assert.rejects(send(intake.url), {
      code: 'destination_failed',
      message: `We couldn't reach the flare backend ${intake.url}/support/flare/42 via redirects: 400 Bad Request`,
    });
    assert.equal(posts(intake), 0);
  });

  test('pre-flight says that the key is refused, with its end', async () => {
    await using intake = await startIntakeDouble({ head: [{ status: 403 }] });
    const checked = preflight({
      destination: destinationAt(intake.url),
      agentVersion: '7.77.0',
      signal: AbortSignal.timeout(5000),
    });
    await assert.rejects(checked, {
      code: 'destination_refused',
      message:
        `We couldn't reach the flare backend ${intake.url}/support/flare via redirects: 403 Forbidden\n` +
        'HTTP 403 Forbidden: Make sure your API key is valid. API Key ending with: bcdef',
    });
  });

  test('pre-flight says at once that nobody is there', async () => {
    const intake = await startIntakeDouble();
    await intake[Symbol.asyncDispose]();
    const checked = preflight({
      destination: destinationAt(intake.url),
      agentVersion: '7.77.0',
      signal: AbortSignal.timeout(5000),
    });
    await assert.rejects(checked, { code: 'destination_unreachable', message: /the connection was refused/ });
  });
});

suite('a peer that takes the connection and says nothing', () => {
  const mute = async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { url: `https://127.0.0.1:${port}`, [Symbol.dispose]: () => void server.close() };
  };

  test('is left by the pre-flight after its time', async () => {
    using peer = await mute();
    const checked = preflight({
      destination: destinationAt(peer.url),
      agentVersion: '7.77.0',
      timeoutMs: 100,
      signal: AbortSignal.timeout(5000),
    });
    await assert.rejects(checked, {
      code: 'destination_unreachable',
      message: /did not answer within 0.1 s/,
      retryable: true,
    });
  });

  test('is left at once when the delivery is stopped', async () => {
    using peer = await mute();
    await assert.rejects(send(peer.url, { signal: AbortSignal.timeout(100) }), { code: 'cancelled', retryable: true });
  });

  test('is given up when the TLS handshake takes too long', async () => {
    using peer = await mute();
    const agent = agentConfig.parse({ tls: { handshakeTimeoutMs: 100 } });
    const slow = resolveDestination('ours', destination.parse({ kind: 'intake', url: peer.url, retry: 'none' }), agent);
    await assert.rejects(send(peer.url, { destination: slow }), {
      code: 'destination_unreachable',
      message: /handshake took longer than 0.1 s/,
    });
  });
});

suite('a connection that fails', () => {
  for (const drop of ['before-body', 'in-body', 'after-body'] as const) {
    test(`${drop} leaves the outcome unknown, and is not sent again`, async () => {
      await using intake = await startIntakeDouble({ post: [{ drop }, success] });
      await assert.rejects(send(intake.url, { size: large }), {
        code: 'delivery_unknown',
        message: /look there before you send it again/,
      });
      assert.equal(posts(intake), 1);
      assert.equal(intake.tickets(), drop === 'after-body' ? 1 : 0);
    });
  }

  for (const silent of ['before-body', 'after-body'] as const) {
    test(`silence ${silent} ends as unknown when it lasts too long`, async () => {
      await using intake = await startIntakeDouble({ post: [{ silent }] });
      await assert.rejects(send(intake.url, { size: large }), {
        code: 'delivery_unknown',
        message: /no byte came or went for 0.4 s/,
      });
      assert.equal(posts(intake), 1);
    });
  }

  test('an archive that is slow to read is not the destination’s silence', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    const slowly = async function* () {
      for (let n = 0; n < 2; n++) {
        await sleep(timeouts.idleMs * 2);
        yield Buffer.from(`part ${n}`);
      }
    };
    assert.equal((await send(intake.url, { open: slowly })).caseId, 7);
  });

  test('an answer that comes byte by byte is waited for, longer than a silence may be', async () => {
    await using intake = await startIntakeDouble({ post: [{ ...success, dripMs: 100 }] });
    assert.equal((await send(intake.url)).caseId, 7);
  });

  test('a refusal counts although the connection ends in the middle of its text', async () => {
    await using intake = await startIntakeDouble({
      post: [{ status: 403, headers: { 'content-length': '9' }, body: 'cut', cut: true }],
    });
    await assert.rejects(send(intake.url), { code: 'destination_refused' });
  });

  test('a success whose text is cut off is none', async () => {
    await using intake = await startIntakeDouble({
      post: [{ status: 200, headers: { ...json, 'content-length': '99' }, body: '{"case_id":7}', cut: true }],
    });
    await assert.rejects(send(intake.url), { code: 'delivery_unknown' });
  });

  test('a success before the whole archive was taken is not believed', async () => {
    await using intake = await startIntakeDouble({ post: [{ ...success, afterBytes: 1 }] });
    await assert.rejects(send(intake.url, { size: large }), {
      code: 'delivery_unknown',
      message: /before it had the whole archive/,
    });
  });

  test('a limit on the whole upload, where one is set, ends it as unknown', async () => {
    await using intake = await startIntakeDouble({ post: [{ silent: 'after-body' }] });
    const destination = destinationAt(intake.url, { timeout: '200ms' });
    await assert.rejects(send(intake.url, { destination, timeouts: { firstByteMs: 10_000, idleMs: 10_000 } }), {
      code: 'delivery_unknown',
    });
  });
});

suite('what may be sent again', () => {
  test('a flare whose destination could not be reached is sent once when it is there', async () => {
    const gone = await startIntakeDouble();
    await gone[Symbol.asyncDispose]();
    await using stack = new AsyncDisposableStack();
    let intake: IntakeDouble | undefined;
    const sent = await send(gone.url, {
      pause: async () => {
        intake ??= stack.use(await startIntakeDouble({ port: gone.port, post: [success] }));
      },
    });
    assert.deepEqual([sent.attempts, intake?.tickets()], [2, 1]);
  });

  test('retry: none tries once', async () => {
    const gone = await startIntakeDouble();
    await gone[Symbol.asyncDispose]();
    const pauses: number[] = [];
    const destination = destinationAt(gone.url, { retry: 'none' });
    const tried = send(gone.url, { destination, pause: async (ms) => void pauses.push(ms) });
    await assert.rejects(tried, { code: 'destination_unreachable', retryable: false });
    assert.deepEqual(pauses, []);
  });

  for (const status of [429, 503]) {
    test(`${status} with Retry-After before the archive was taken is waited for`, async () => {
      const busy: IntakeReaction = { status, headers: { 'retry-after': '3' }, afterBytes: 0 };
      await using intake = await startIntakeDouble({ head: [busy, success], post: [busy, success] });
      const pauses: number[] = [];
      const sent = await send(intake.url, { size: large, pause: async (ms) => void pauses.push(ms) });
      assert.deepEqual([sent.attempts, pauses, intake.tickets()], [3, [3000, 3000], 1]);
    });

    test(`${status} with Retry-After after the archive was taken is not`, async () => {
      await using intake = await startIntakeDouble({ post: [{ status, headers: { 'retry-after': '0' } }, success] });
      await assert.rejects(send(intake.url), { code: 'destination_failed' });
      assert.equal(intake.tickets(), 1);
    });
  }

  test('retry: agent-7.70 sends three times on 500, as those Agents do', async () => {
    await using intake = await startIntakeDouble({ post: [{ status: 500 }] });
    const destination = destinationAt(intake.url, { retry: 'agent-7.70' });
    await assert.rejects(send(intake.url, { destination }), {
      code: 'destination_failed',
      message: /^failed to send flare after 3 attempts: /,
    });
    assert.deepEqual(
      intake.requests.map(({ method }) => method),
      ['HEAD', 'POST', 'POST', 'POST'],
    );
  });
});

suite('what ends on this side', () => {
  test('an archive that fails half-way never arrives whole, and its error is passed on', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    await assert.rejects(send(intake.url, { open: failsHalfWay }), { code: 'artifact_corrupt' });
    assert.equal(intake.tickets(), 0);
  });

  test('stopping before the archive is complete is a cancellation that may be repeated', async () => {
    await using intake = await startIntakeDouble({ post: [{ silent: 'before-body' }] });
    const stop = new AbortController();
    const stopped = send(intake.url, { size: large, signal: stop.signal, onBytes: () => stop.abort() });
    await assert.rejects(stopped, { code: 'cancelled', retryable: true });
    assert.equal(intake.tickets(), 0);
  });

  test('stopping while the answer is awaited leaves the outcome unknown', async () => {
    await using intake = await startIntakeDouble({ post: [{ silent: 'after-body' }] });
    const stop = new AbortController();
    const stopped = send(intake.url, { signal: stop.signal, timeouts: { firstByteMs: 10_000, idleMs: 10_000 } });
    while (intake.tickets() === 0) await sleep(5);
    stop.abort();
    await assert.rejects(stopped, { code: 'delivery_unknown' });
  });
});
