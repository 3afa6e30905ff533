import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brokerClock } from './broker-clock.ts';

suite('brokerClock()', () => {
  test('is that of the host until something is known of the broker, and then that of the broker, however the host’s jumps', () => {
    let [own, elapsed] = [new Date('2026-01-01T00:00:00Z'), 0];
    const clock = brokerClock(() => own, { elapsed: () => elapsed });
    assert.deepEqual(clock.now(), own);
    clock.tell(new Date('2026-02-02T00:00:00Z'));
    own = new Date('2027-01-01T00:00:00Z');
    elapsed += 5_000;
    assert.deepEqual(clock.now(), new Date('2026-02-02T00:00:05Z'));
  });
});
