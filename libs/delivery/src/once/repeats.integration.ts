import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { startIntakeDouble, type IntakeDouble, type IntakeReaction } from '@flarewire/testing';
import { destinationAt, large, send, success } from '../sending.fixture.ts';

suite('what may be sent again', () => {
  test('a flare whose destination could not be reached is sent once when it is there', async () => {
    const gone = await startIntakeDouble();
    await gone[Symbol.asyncDispose]();
    await using stack = new AsyncDisposableStack();
    let intake: IntakeDouble | undefined;
    const sent = await send(gone.url, {
      pause: async () => {
        intake ??= stack.use(await startIntakeDouble({ port: gone.port, post: [success] }));
      },
    });
    assert.deepEqual([sent.attempts, intake?.tickets()], [2, 1]);
  });

  test('retry: none tries once', async () => {
    const gone = await startIntakeDouble();
    await gone[Symbol.asyncDispose]();
    const pauses: number[] = [];
    const destination = destinationAt(gone.url, { retry: 'none' });
    const tried = send(gone.url, { destination, pause: async (ms) => void pauses.push(ms) });
    await assert.rejects(tried, { code: 'destination_unreachable', retryable: false });
    assert.deepEqual(pauses, []);
  });

  for (const status of [429, 503]) {
    test(`${status} with Retry-After before the archive was taken is waited for`, async () => {
      const busy: IntakeReaction = { status, headers: { 'retry-after': '3' }, afterBytes: 0 };
      await using intake = await startIntakeDouble({ head: [busy, success], post: [busy, success] });
      const pauses: number[] = [];
      const sent = await send(intake.url, { size: large, pause: async (ms) => void pauses.push(ms) });
      assert.deepEqual([sent.attempts, pauses, intake.tickets()], [3, [3000, 3000], 1]);
    });

    test(`${status} with Retry-After after the archive was taken is not`, async () => {
      await using intake = await startIntakeDouble({ post: [{ status, headers: { 'retry-after': '0' } }, success] });
      await assert.rejects(send(intake.url), { code: 'destination_failed' });
      assert.equal(intake.tickets(), 1);
    });
  }

  test('retry: agent-7.70 sends three times on 500, as those Agents do', async () => {
    await using intake = await startIntakeDouble({ post: [{ status: 500 }] });
    const destination = destinationAt(intake.url, { retry: 'agent-7.70' });
    await assert.rejects(send(intake.url, { destination }), {
      code: 'destination_failed',
      message: /^failed to send flare after 3 attempts: /,
    });
    assert.deepEqual(
      intake.requests.map(({ method }) => method),
      ['HEAD', 'POST', 'POST', 'POST'],
    );
  });
});
