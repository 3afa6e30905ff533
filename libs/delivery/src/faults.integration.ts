import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentConfig, destination } from '@flarewire/schemas';
import { startIntakeDouble } from '@flarewire/testing';
import { resolveDestination } from './destination/destination.ts';
import { preflight } from './preflight.ts';
import { destinationAt, failsHalfWay, json, large, posts, send, success, timeouts } from './sending.fixture.ts';

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
        message: /sending began, and then/,
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
