import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { takeoverMs } from './takeover.ts';

suite('takeoverMs()', () => {
  test('is what the configuration says', () => {
    assert.equal(takeoverMs({ takeover: 30_000, replicas: 1 }), 30_000);
    assert.equal(takeoverMs({ takeover: 3_000, replicas: 1 }), 3_000);
  });

  test('leaves time for signs of life', () => assert.equal(takeoverMs({ takeover: 100, replicas: 1 }), 2_000));

  test('is longer in a cluster than its servers elect, as a worker that waits for them is not dead', () => {
    assert.equal(takeoverMs({ takeover: 3_000, replicas: 3 }), 12_000);
    assert.equal(takeoverMs({ takeover: 30_000, replicas: 3 }), 30_000);
  });
});
