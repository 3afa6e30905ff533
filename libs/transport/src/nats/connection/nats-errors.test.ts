import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';
import { isPassing, isStorageFull } from './nats-errors.ts';

suite('isPassing()', () => {
  const failed = (description: string) => new JetStreamApiError({ code: 503, err_code: 10_077, description });

  test('takes a stream whose folder is gone for one that will be made anew, and not for a full disk', () => {
    assert.ok(isPassing(failed('open /data/jetstream/$G/streams/EVENTS/msgs/1.blk: no such file or directory')));
    const full = failed('write /data/jetstream/$G/streams/EVENTS/msgs/1.blk: no space left on device');
    assert.ok(!isPassing(full));
    assert.ok(isStorageFull(full));
  });

  test('does not ask in vain what the broker does not let this user ask', () => {
    const denied = (operation: 'publish' | 'subscription') =>
      new errors.RequestError('', { cause: new errors.PermissionViolationError('denied', operation, 'a.subject') });
    assert.ok(!isPassing(denied('publish')));
    assert.ok(isPassing(denied('subscription')));
  });
});
