import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { ExceedsWriteTimeout } from './longest-time.ts';
import { takeInTime } from './take-in-time.ts';

/** A server that refuses profiles longer than `most` seconds, and is cut off in the middle of those longer than `sent`. */
function server(t: TestContext, { most, sent = most }: { most: number; sent?: number }) {
  return {
    longest: async () => most,
    take: t.mock.fn(async (seconds: number) => {
      if (seconds > most) throw new ExceedsWriteTimeout('profile_bad_answer', 'the answer is 400 Bad Request');
      if (seconds > sent) throw new FlareError('profile_cut_off', 'the connection ended in the middle');
    }),
  };
}

suite('takeInTime()', () => {
  test('asks once where the server takes as long as it shall', async (t) => {
    const { take, longest } = server(t, { most: 30 });
    assert.equal(await takeInTime({ seconds: 30, take, longest }), 30);
    assert.equal(take.mock.callCount(), 1);
  });

  test('asks for as long as the server takes', async (t) => {
    assert.equal(await takeInTime({ seconds: 30, ...server(t, { most: 4 }) }), 4);
  });

  test('asks for a second less where no time is left to send the profile', async (t) => {
    assert.equal(await takeInTime({ seconds: 30, ...server(t, { most: 4, sent: 3 }) }), 3);
  });

  test('says what to do where the server takes none', async (t) => {
    await assert.rejects(takeInTime({ seconds: 30, ...server(t, { most: 0 }) }), {
      code: 'profile_bad_answer',
      message: /raise its WriteTimeout/,
    });
  });
});
