import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { errors, type NatsConnection, type Status } from '@nats-io/nats-core';
import { silentLog } from '../../log.ts';
import { watchLink } from './link.ts';

suite('what a broker that gives no answer in time is told as', () => {
  const denied = errors.PermissionViolationError.parse('Permissions Violation for Subscription to "flare.progress.*"')!;

  /** Asks until the time is over on a connection whose user may not subscribe to something, with requests that fail like this. */
  const askInVain = (failure: Error) => {
    const link = watchLink(connectionThatTells({ type: 'error', error: denied }), silentLog, async () => {});
    const ask = async () => {
      // The report of the connection comes before the answer.
      await new Promise((resolve) => setImmediate(resolve));
      throw failure;
    };
    return link.retry('Cannot ask', ask, AbortSignal.timeout(100));
  };

  test('one that is away, whatever else its user may not subscribe to', async () => {
    await assert.rejects(askInVain(new errors.TimeoutError()), { code: 'broker_unavailable' });
  });

  test('one whose answers to this very request the user may not read', async () => {
    const failure = new errors.RequestError(denied.message, { cause: denied });
    await assert.rejects(askInVain(failure), { code: 'not_allowed' });
  });
});

/** A connection that is up, and reports this. */
function connectionThatTells(status: Status): NatsConnection {
  const told = async function* () {
    yield status;
  };
  return { status: told, closed: () => new Promise(() => {}) } as unknown as NatsConnection;
}
