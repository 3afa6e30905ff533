import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { startTestBroker } from '@flarewire/testing';
import type { Verdict } from './connection/api-verdicts.ts';
import { brokerError, isPassing } from './connection/nats-errors.ts';

const MiB = 2 ** 20;
/** Accounts of tenants with limits of their own, each with one user whose name is the account's. */
const limits = {
  small: 'max_file: 2MB',
  few: 'max_file: 1GB, max_streams: 1, max_consumers: 1',
  bounded: 'max_file: 1GB, max_bytes_required: true, disk_max_stream_bytes: 1MB',
  ample: 'max_file: 1GB',
};
const accounts = Object.entries(limits).map(
  ([name, limit]) => `${name}: { jetstream: { ${limit} }, users: [ { user: ${name}, password: p } ] }`,
);

type Ask = (jsm: JetStreamManager, js: JetStreamClient) => Promise<unknown>;
type Case = [what: string, account: keyof typeof limits, code: number, verdict: Verdict, ask: Ask];

const fill: Ask = async (_, js) => {
  for (let sent = 0; sent < 8; sent += 1) await js.publish('full', new Uint8Array(MiB / 2));
};
const cases: Case[] = [
  [
    'an account that is full',
    'small',
    10_002,
    'full',
    async (jsm, js) => {
      await jsm.streams.add({ name: 'full', subjects: ['full'] });
      await fill(jsm, js);
    },
  ],
  [
    'a stream larger than its account',
    'small',
    10_047,
    'full',
    (jsm) => jsm.streams.add({ name: 'large', max_bytes: 3 * MiB }),
  ],
  [
    'a stream that is full',
    'ample',
    10_077,
    'full',
    async (jsm, js) => {
      await jsm.streams.add({ name: 'full', subjects: ['full'], max_bytes: MiB, discard: 'new' });
      await fill(jsm, js);
    },
  ],
  [
    'more streams than the account may have',
    'few',
    10_027,
    'give-up',
    async (jsm) => {
      await jsm.streams.add({ name: 'first' });
      await jsm.streams.add({ name: 'second' });
    },
  ],
  [
    'more consumers than the account may have',
    'few',
    10_026,
    'give-up',
    async (jsm) => {
      for (const durable_name of ['a', 'b']) await jsm.consumers.add('first', { durable_name, ack_policy: 'explicit' });
    },
  ],
  [
    'an account that wants to know sizes',
    'bounded',
    10_113,
    'give-up',
    (jsm) => jsm.streams.add({ name: 'unbounded' }),
  ],
  [
    'a stream larger than its account allows one to be',
    'bounded',
    10_122,
    'give-up',
    (jsm) => jsm.streams.add({ name: 'large', max_bytes: 2 * MiB }),
  ],
  [
    'more replicas than servers',
    'ample',
    10_074,
    'give-up',
    (jsm) => jsm.streams.add({ name: 'many', num_replicas: 3 }),
  ],
  [
    'a message larger than its stream allows',
    'ample',
    10_054,
    'give-up',
    async (jsm, js) => {
      await jsm.streams.add({ name: 'short', subjects: ['short'], max_msg_size: 10 });
      await js.publish('short', 'longer than that');
    },
  ],
  ['a stream that is not there', 'ample', 10_059, 'wait', (jsm) => jsm.streams.info('absent')],
];
const said: Partial<Record<Verdict, [code: string, retryable: boolean]>> = {
  full: ['storage_full', true],
  'give-up': ['invalid_config', false],
  wait: ['broker_unavailable', true],
};

const broker = await startTestBroker({ more: `accounts { ${accounts.join('\n')} }` });
if (typeof broker === 'string') test('what a broker refuses', { skip: broker });
else
  suite('what a broker refuses', { timeout: 300_000 }, () => {
    after(() => broker[Symbol.asyncDispose]());
    for (const [what, account, code, verdict, ask] of cases)
      test(`${what} is "${verdict}"`, async () => {
        const nc = await connect({ servers: broker.url, user: account, pass: 'p' });
        await using _ = { [Symbol.asyncDispose]: () => nc.close() };
        const jsm = await jetstreamManager(nc);
        const refusal = await ask(jsm, jetstream(nc)).then(
          () => assert.fail('the broker refused nothing'),
          (thrown: { code?: number }) => thrown,
        );
        assert.equal(refusal.code, code);
        const error = brokerError('Cannot store it', refusal);
        assert.deepEqual([error.code, error.retryable], said[verdict]);
        assert.equal(isPassing(refusal), verdict === 'wait');
      });
  });
