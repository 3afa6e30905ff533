import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { JetStreamApiError } from '@nats-io/jetstream';
import { brokerError, isPassing } from './nats-errors.ts';
import { verdictOf } from './api-verdicts.ts';

suite('verdictOf()', () => {
  const error = (err_code: number) => new JetStreamApiError({ code: 400, err_code, description: 'said' });

  test('a full account, server or stream is no room left, and may have some later', () => {
    for (const code of [10_002, 10_023, 10_028, 10_047, 10_077]) {
      const { code: said, retryable } = brokerError('Cannot store', error(code));
      assert.deepEqual([said, retryable], ['storage_full', true], `${code}`);
    }
  });

  test('a cluster that elects, catches up or is asked too much is asked again', () => {
    for (const code of [10_004, 10_008, 10_009, 10_118, 10_163, 10_167]) assert.ok(isPassing(error(code)), `${code}`);
  });

  test('what only an operator can change is not asked again', () => {
    for (const code of [10_026, 10_054, 10_120, 10_185, 10_194])
      assert.equal(brokerError('Cannot store', error(code)).retryable, false, `${code}`);
  });

  test('a code of a newer server is told to whoever asked', () => assert.equal(verdictOf(19_999), 'refuse'));
});
