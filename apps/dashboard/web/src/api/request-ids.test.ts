import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { endpoints } from '@flarewire/schemas';
import { requestIds } from './request-ids.ts';

suite('requestIds()', () => {
  test('gives the same request its id again, and a changed one another', () => {
    const idOf = requestIds();
    const first = idOf({ target: 'web' });
    assert.equal(idOf({ target: 'web' }), first);
    assert.notEqual(idOf({ target: 'db' }), first);
  });

  test('gives a form that was opened anew other ids', () => {
    assert.notEqual(requestIds()({ target: 'web' }), requestIds()({ target: 'web' }));
  });

  test('gives ids that a request may have', () => {
    assert.equal(endpoints.create.request.safeParse({ requestId: requestIds()({}) }).success, true);
  });
});
