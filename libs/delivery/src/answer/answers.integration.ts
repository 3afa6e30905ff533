import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startIntakeDouble, type IntakeReaction } from '@flarewire/testing';
import { preflight } from '../preflight.ts';
import { apiKey, destinationAt, json, posts, send, success } from '../sending.fixture.ts';

const notUnderstood = 'Error: could not deserialize response body -- Please contact support by email.';

suite('each answer to an upload', () => {
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
