import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { refusalOf } from './refusal.ts';
import { statusOf } from './status-of.ts';

suite('refusals', () => {
  test('what the asker can put right is a 4xx, what is down a 503, all else a 500', () => {
    const codes = ['invalid_request', 'unsupported_version', 'unknown_target', 'request_conflict'] as const;
    assert.deepEqual(codes.map(statusOf), [400, 400, 404, 409]);
    assert.deepEqual(
      (['target_offline', 'shutting_down', 'broker_unavailable'] as const).map(statusOf),
      [503, 503, 503],
    );
    assert.equal(statusOf('archive_failed'), 500);
  });

  test('the reason of an error that is not ours does not leave the service', () => {
    assert.doesNotMatch(JSON.stringify(refusalOf(new Error('token=abc'))), /abc/);
    assert.equal(refusalOf(new FlareError('unknown_target', 'No such target')).error.message, 'No such target');
  });
});
