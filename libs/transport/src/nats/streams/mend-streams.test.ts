import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';
import type { FlareError } from '@flarewire/schemas';
import { silentLog } from '../../log.ts';
import type { Link } from '../connection/link.ts';
import { mendStreams } from './mend-streams.ts';

suite('mendStreams()', () => {
  test('deletes a stream of which nothing can be read, and has it made anew', async () => {
    const { deleted, restored } = await mend(async (_, done) => done());
    assert.deepEqual([deleted, restored], [['EVENTS'], 1]);
  });

  test('leaves it to somebody else where it has gone meanwhile', async () => {
    const { restored, told } = await mend(async (_, done) => {
      done();
      throw new JetStreamApiError({ code: 404, err_code: 10_059, description: 'stream not found' });
    });
    assert.deepEqual([restored, told], [1, undefined]);
  });

  test('says which one to delete where its user may not', async () => {
    const { told } = await mend(async (stream, done) => {
      done();
      const subject = `$JS.API.STREAM.DELETE.${stream}`;
      throw new errors.PermissionViolationError('denied', 'publish', subject);
    });
    assert.equal(told?.code, 'not_allowed');
    assert.match(told?.message ?? '', /Cannot read stream "EVENTS": .*may not delete it.*nats stream rm EVENTS/);
  });

  test('deletes none that was well for long: why nothing is found there may pass', async () => {
    const { deleted, told } = await mend(async () => {}, '2026-11-01T00:00:00Z');
    assert.deepEqual(deleted, []);
    assert.match(told?.message ?? '', /Cannot read stream "EVENTS": .*see the broker's log/);
  });
});

/** Looks until somebody is told, or a stream was to be deleted of which nothing can be read. */
async function mend(remove: (stream: string, done: () => void) => Promise<void>, created = '2026-11-28T09:59:00Z') {
  const over = new AbortController();
  const deleted: string[] = [];
  let restored = 0;
  let told: FlareError | undefined;
  const state = { messages: 1, first_seq: 1, last_seq: 1, last_ts: '2026-11-28T10:00:00Z' };
  const info = async () => ({ created, state, config: {} });
  const getMessage = async () => {
    throw new JetStreamApiError({ code: 404, err_code: 10_037, description: 'no message found' });
  };
  const forget = async (stream: string) => {
    deleted.push(stream);
    await remove(stream, () => setImmediate(() => over.abort()));
  };
  await mendStreams(
    {
      jsm: { streams: { info, getMessage, delete: forget } } as unknown as JetStreamManager,
      link: { retry: (_: string, work: () => Promise<unknown>) => work() } as unknown as Link,
      log: silentLog,
      restore: async () => void (restored += 1),
      onUnreadable(error) {
        told = error;
        if (error) setImmediate(() => over.abort());
      },
    },
    { streams: ['EVENTS'], everyMs: 1, signal: over.signal },
  );
  return { deleted, restored, told };
}
