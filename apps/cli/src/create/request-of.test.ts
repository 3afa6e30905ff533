import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CreateFlags } from './create-flags.ts';
import { requestOf } from './request-of.ts';

suite('requestOf()', () => {
  const plain: CreateFlags = {
    json: false,
    send: false,
    profileMutex: false,
    profileMutexFraction: 100,
    profileBlocking: false,
    profileBlockingRate: 10_000,
    preflight: true,
    wait: true,
  };
  const asked = (flags: Partial<CreateFlags>) => requestOf({ ...plain, requestId: 'r-1', ...flags }, '4242');

  test('asks for a flare of the case, with profiles as long as the services make them by default', () => {
    const { caseId, requestId, profile } = asked({});
    assert.deepEqual([caseId, requestId, profile], ['4242', 'r-1', { seconds: 30 }]);
  });

  test('gives each request an id, so that one that is sent twice makes one flare', () => {
    const [one, other] = [requestOf(plain, undefined), requestOf(plain, undefined)];
    assert.ok(one.requestId && other.requestId);
    assert.notEqual(one.requestId, other.requestId);
  });

  test('samples what is to be sampled, also where no length was given', () => {
    assert.deepEqual(asked({ profileMutex: true }).profile, { seconds: 30, mutexFraction: 100 });
    assert.deepEqual(asked({ profile: 5, profileBlocking: true }).profile, { seconds: 5, blockingRate: 10_000 });
  });

  test('asks for no profiles where their length is 0, whatever was to be sampled', () =>
    assert.equal(asked({ profile: false, profileMutex: true }).profile, false));

  test('asks for many flares where targets are named', () => {
    const request = asked({ targets: ['web-*', 'tier=db'], atLeast: 2 });
    assert.ok('targets' in request);
    assert.deepEqual([request.targets, request.atLeast], [['web-*', { labels: { tier: 'db' } }], 2]);
  });

  test('refuses what does not fit together', () => {
    assert.throws(() => asked({ atLeast: 2 }), { name: 'UsageError', message: '--at-least goes with --targets' });
    assert.throws(() => asked({ requestId: ' ' }), { name: 'UsageError', message: /^--request-id: / });
  });
});
