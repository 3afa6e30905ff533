import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Dispatcher } from 'undici';
import { readHttpAnswer } from './http-answer.ts';

const answer = (statusCode: number, headers: Record<string, string>, body: AsyncIterable<Buffer> = empty()) =>
  readHttpAnswer({ statusCode, statusText: 'Text', headers, body } as unknown as Dispatcher.ResponseData);

async function* empty() {}

async function* endless() {
  for (;;) yield Buffer.alloc(65_536);
}

suite('reading an answer', () => {
  test('understands Retry-After in seconds and as a date', async () => {
    assert.equal((await answer(503, { 'retry-after': '7' })).retryAfterMs, 7000);
    assert.equal((await answer(503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' })).retryAfterMs, 0);
    const soon = (await answer(503, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() })).retryAfterMs!;
    assert.ok(soon > 50_000 && soon <= 60_000);
    assert.equal((await answer(503, { 'retry-after': 'later' })).retryAfterMs, undefined);
  });

  test('keeps no more than a MiB of a body without end', async () => {
    assert.equal((await answer(500, {}, endless())).body.length, 2 ** 20);
  });

  test('passes on that the body of a success could not be unpacked', async () => {
    const noGzip = async function* () {
      yield Buffer.from('no gzip');
    };
    await assert.rejects(answer(200, { 'content-encoding': 'gzip' }, noGzip()));
    assert.equal((await answer(500, { 'content-encoding': 'gzip' }, noGzip())).body.length, 0);
  });
});
