import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { untilFree } from './until-free.ts';

const busy = (): Promise<never> => Promise.reject(new FlareError('profile_busy', 'somebody else profiles'));

suite('untilFree()', () => {
  test('does not repeat what fails for another reason', async (t) => {
    const take = t.mock.fn(() => Promise.reject(new FlareError('profile_not_found', 'no such profile')));
    await assert.rejects(untilFree(take, { patienceMs: 60_000, signal: t.signal }), { code: 'profile_not_found' });
    assert.equal(take.mock.callCount(), 1);
  });

  test('gives up where there is no time left to wait', async (t) => {
    await assert.rejects(untilFree(busy, { patienceMs: 0, signal: t.signal }), { code: 'profile_busy' });
  });

  test('stops waiting when its signal aborts', async () => {
    const cancelled = new AbortController();
    const waiting = untilFree(busy, { patienceMs: 60_000, signal: cancelled.signal });
    cancelled.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});
