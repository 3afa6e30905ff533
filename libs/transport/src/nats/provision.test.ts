import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { provision } from './provision.ts';

suite('provision', () => {
  const wanted = { name: 'VIEW', mirror: { name: 'EVENTS' }, deny_delete: false, max_age: 5 };

  test('a broker that adds fields of its own, and leaves out what is off, has kept the settings', async () => {
    const broker = brokerThatKeeps({
      name: 'VIEW',
      mirror: { name: 'EVENTS', opt_start_seq: 1 },
      max_age: 5,
      sealed: false,
    });
    await provision(broker, [wanted]);
  });

  test('a broker that drops a setting without a word is found out', async () => {
    const broker = brokerThatKeeps({ name: 'VIEW', mirror: { name: 'EVENTS' } });
    await assert.rejects(provision(broker, [wanted]), { code: 'invalid_config', message: /stream "VIEW".*max_age/ });
  });
});

/** Stands for a broker of another version than the one at hand: whatever it is told, this is its configuration. */
function brokerThatKeeps(config: object): JetStreamManager {
  const answer = async () => ({ config: config as StreamConfig });
  return { streams: { info: answer, add: answer, update: answer } } as unknown as JetStreamManager;
}
