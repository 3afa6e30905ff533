import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Answer } from './http-answer.ts';
import { readAnswer, type Verdict } from './read-answer.ts';

const notUnderstood = 'Error: could not deserialize response body -- Please contact support by email.';
const key = '0123456789abcdef';

const read = (answer: Partial<Omit<Answer, 'body'>> & { body?: string }, apiKey = key): Verdict =>
  readAnswer(
    { status: 200, reason: 'OK', contentType: 'application/json', ...answer, body: Buffer.from(answer.body ?? '') },
    apiKey,
  );

const failed = (error: string, sentence = notUnderstood): Verdict => ({
  delivered: false,
  code: 'destination_failed',
  sentence,
  error,
});
const refused = (error: string): Verdict => ({ delivered: false, code: 'destination_refused', sentence: '', error });

suite('the answer to an upload', () => {
  test('403 without a key says that it is missing', () => {
    assert.deepEqual(read({ status: 403 }, ''), refused('HTTP 403 Forbidden: API key is missing'));
  });

  test('403 shows the last five characters of the key', () => {
    const hint = 'HTTP 403 Forbidden: Make sure your API key is valid. API Key ending with: ';
    assert.deepEqual(read({ status: 403, body: '{"case_id":1}' }), refused(`${hint}bcdef`));
    assert.deepEqual(read({ status: 403 }, 'abc'), refused(`${hint}abc`));
  });

  test('another status is shown as on the wire, with the beginning of the body', () => {
    const body = 'x'.repeat(200);
    assert.deepEqual(
      read({ status: 400, reason: 'Bad Request', body }),
      failed(`HTTP 400 400 Bad Request\nServer returned:\n${'x'.repeat(150)}`),
    );
  });

  test('201, 202 and 204 are no success', () => {
    for (const status of [201, 202, 204])
      assert.equal(read({ status, reason: 'Fine', body: '{"case_id":1}' }).delivered, false);
  });

  test('200 needs a JSON content type', () => {
    assert.deepEqual(
      read({ contentType: 'text/html', body: '<p>' }),
      failed('Server returned a 200 but with an unknown content-type text/html\nServer returned:\n<p>'),
    );
    const { contentType: _, ...none } = { status: 200, reason: 'OK', contentType: '', body: Buffer.from('{}') };
    assert.deepEqual(
      readAnswer(none, key),
      failed('Server returned a 200 but with no content-type header\nServer returned:\n{}'),
    );
  });

  test('200 needs JSON of the right types', () => {
    assert.deepEqual(read({ body: '' }), failed('unexpected end of JSON input\nServer returned:\n'));
    for (const body of [
      '{',
      '[]',
      '"text"',
      '{"case_id":"1"}',
      '{"case_id":1.5}',
      '{"case_id":-1}',
      '{"error":1}',
      '{"request_uuid":{}}',
    ]) {
      const verdict = read({ body });
      assert.ok(
        !verdict.delivered &&
          verdict.sentence === notUnderstood &&
          verdict.error.endsWith(`\nServer returned:\n${body}`),
        body,
      );
    }
  });

  test('an error in the answer is passed on, with the request uuid where there is one', () => {
    const sentence = 'An error occurred while uploading the flare: no such case. Please contact support by email';
    assert.deepEqual(read({ body: '{"error":"no such case"}' }), failed('no such case', `${sentence}.`));
    assert.deepEqual(
      read({ body: '{"error":"no such case","request_uuid":"1-2","case_id":3}' }),
      failed('no such case', `${sentence} and facilitate the request uuid: \`1-2\`.`),
    );
  });

  test('success names the case', () => {
    const sentence = 'Your logs were successfully uploaded. For future reference, your internal case id is 4242';
    assert.deepEqual(read({ contentType: 'application/json; charset=utf-8', body: '{"case_id":4242,"more":true}' }), {
      delivered: true,
      caseId: 4242,
      sentence,
    });
  });

  test('success without a case is case 0', () => {
    for (const body of ['{}', '{"errors":[]}', 'null', '{"case_id":null}'])
      assert.equal((read({ body }) as { caseId: number }).caseId, 0);
  });

  test('a key that the server echoes, and control codes, are not shown', () => {
    const body = `${key} \u001b[31m`;
    assert.deepEqual(
      read({ status: 500, reason: 'Oops', body }),
      failed('HTTP 500 500 Oops\nServer returned:\n******** \ufffd[31m'),
    );
    assert.ok(!JSON.stringify(read({ body: JSON.stringify({ error: `bad ${key}` }) })).includes(key));
  });
});
