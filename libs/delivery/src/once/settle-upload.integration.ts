import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { agentConfig, destination } from '@flarewire/schemas';
import { startIntakeDouble } from '@flarewire/testing';
import { resolveDestination } from '../destination/destination.ts';
import { apiKey, bytes, destinationAt, json, posts, send, success } from '../sending.fixture.ts';

const sha256 = 'a'.repeat(64);
const flare = {
  name: 'datadog-agent-x.zip',
  caseId: '42',
  hostname: 'web-1',
  agentVersion: '7.77.0',
  source: 'local',
  open: () => bytes(1_000),
  identity: { flareId: 'f-1', sha256, bytes: 1_000 },
};
const says = (answer: object) => ({ status: 200, headers: json, body: JSON.stringify(answer) });
const received = says({ status: 'received', case_id: 42 });
const absent = says({ status: 'absent' });
const receiving = says({ status: 'receiving' });

suite('an upload whose outcome is not known', () => {
  test('is asked for by flare id and digest, with the key, and counts as sent when it arrived', async () => {
    await using intake = await startIntakeDouble({ post: [{ drop: 'after-body' }], get: [received] });
    const delivered = await send(intake.url, { flare });
    assert.deepEqual([delivered.caseId, delivered.sha256, delivered.bytes], [42, sha256, 1_000]);
    assert.equal(posts(intake), 1);
    const asked = intake.requests.find(({ method }) => method === 'GET');
    assert.equal(asked?.url, `/deliveries/f-1/${sha256}`);
    assert.equal(asked.headers['dd-api-key'], apiKey);
    assert.equal(intake.requests.find(({ method }) => method === 'POST')?.headers['flare-id'], 'f-1');
  });

  test('is sent again when it surely did not arrive', async () => {
    await using intake = await startIntakeDouble({ post: [{ drop: 'in-body' }, success], get: [absent] });
    assert.equal((await send(intake.url, { flare })).caseId, 7);
    assert.equal(posts(intake), 2);
  });

  test('is not sent again while one of the same flare is under way', async () => {
    await using intake = await startIntakeDouble({
      post: [{ drop: 'in-body' }, success],
      get: [receiving, { status: 503 }, receiving, absent],
    });
    await send(intake.url, { flare });
    assert.deepEqual(
      intake.requests.map(({ method }) => method),
      ['HEAD', 'POST', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'],
    );
  });

  test('stays unknown where one is under way for ever, or the answer is none', async () => {
    for (const get of [receiving, says({ status: 'differs' }), says({}), { status: 404 }, { status: 403 }]) {
      await using intake = await startIntakeDouble({ post: [{ drop: 'after-body' }, success], get: [get] });
      await assert.rejects(send(intake.url, { flare }), { code: 'delivery_unknown' });
      assert.equal(posts(intake), 1);
    }
  });

  test('stays unknown at Datadog, which is not asked', async () => {
    await using intake = await startIntakeDouble({ post: [{ drop: 'after-body' }, success], get: [absent] });
    const agent = agentConfig.parse({ apiKey, ddUrl: intake.url });
    const datadog = resolveDestination('support', destination.parse({ kind: 'datadog' }), agent);
    await assert.rejects(send(intake.url, { destination: datadog, flare }), { code: 'delivery_unknown' });
    assert.deepEqual(
      intake.requests.map(({ method, headers }) => [method, headers['flare-id']]),
      [
        ['HEAD', undefined],
        ['POST', undefined],
      ],
    );
  });

  for (const [name, get, expected] of [
    ['is settled before anything is sent: as delivered', received, { caseId: 42, posts: 0 }],
    ['is settled before anything is sent: as to be sent again', absent, { caseId: 7, posts: 1 }],
  ] as const) {
    test(`of an earlier attempt ${name}`, async () => {
      await using intake = await startIntakeDouble({ post: [success], get: [get] });
      const begun = `${intake.url}/support/flare/42`;
      const { caseId } = await send(intake.url, { flare, begun });
      assert.deepEqual({ caseId, posts: posts(intake) }, expected);
    });
  }

  test('of an earlier attempt is asked for with the login of the destination, which nobody kept', async () => {
    await using intake = await startIntakeDouble({ get: [received] });
    await send(intake.url.replace('://', '://flare:s3cret@'), { flare, begun: `${intake.url}/support/flare/42` });
    const [asked] = intake.requests;
    assert.equal(asked?.headers.authorization, `Basic ${Buffer.from('flare:s3cret').toString('base64')}`);
  });

  test('of an earlier attempt stays unknown where it cannot be asked for, and nothing is sent', async () => {
    await using intake = await startIntakeDouble({ post: [success] });
    const begun = `${intake.url}/support/flare`;
    await assert.rejects(send(intake.url, { flare, begun }), { code: 'delivery_unknown' });
    assert.equal(posts(intake), 0);
  });

  test('is left to whoever has the flare next, when this side is stopped while it asks', async () => {
    await using intake = await startIntakeDouble({ post: [{ drop: 'after-body' }], get: [{ silent: 'after-body' }] });
    const stop = new AbortController();
    const sending = send(intake.url, { flare, signal: stop.signal, timeouts: { firstByteMs: 10_000, idleMs: 10_000 } });
    while (!intake.requests.some(({ method }) => method === 'GET')) await new Promise((next) => setTimeout(next, 5));
    stop.abort();
    await assert.rejects(sending, { code: 'delivery_unknown', retryable: true });
  });

  test('is asked for where it went, below the same path', async () => {
    await using intake = await startIntakeDouble({ post: [{ drop: 'after-body' }], get: [received] });
    await send(`${intake.url}/flares`, { flare, destination: destinationAt(`${intake.url}/flares`) });
    assert.equal(intake.requests.at(-1)?.url, `/flares/deliveries/f-1/${sha256}`);
  });
});
