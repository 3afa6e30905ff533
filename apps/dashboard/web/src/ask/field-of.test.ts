import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fieldOf } from './field-of.ts';

suite('fieldOf()', () => {
  test('is the field that the refusal names, or the one it lies in', () => {
    assert.equal(fieldOf({ code: 'invalid_request', field: 'caseId' }), 'caseId');
    assert.equal(fieldOf({ code: 'invalid_request', field: 'profile.seconds' }), 'profile');
    assert.equal(fieldOf({ code: 'invalid_request', field: 'destinations.0' }), 'destinations');
  });
  test('is told by the code where none is named', () => {
    assert.equal(fieldOf({ code: 'target_offline' }), 'target');
    assert.equal(fieldOf({ code: 'destination_refused' }), 'destinations');
  });
  test('is none where neither tells', () => {
    assert.equal(fieldOf({ code: 'broker_unavailable' }), undefined);
    assert.equal(fieldOf({ code: 'invalid_request', field: 'requestId' }), undefined);
  });
});
