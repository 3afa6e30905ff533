import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { JetStreamApiError, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
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

  test('a stream that was deleted is made anew when the broker has had time to remove it', async () => {
    const done: string[] = [];
    const broker = brokerThatMakes(done);
    const settle = async () => void done.push('settled');
    await provision(broker, [{ name: 'EVENTS' }, { name: 'DLQ' }], { settle });
    assert.deepEqual(done, ['settled', 'EVENTS made', 'DLQ made']);
    await provision(broker, [{ name: 'EVENTS' }, { name: 'DLQ' }], { settle });
    assert.equal(done.length, 3);
  });
});

/** Stands for a broker of another version than the one at hand: whatever it is told, this is its configuration. */
function brokerThatKeeps(config: object): JetStreamManager {
  const answer = async () => ({ config: config as StreamConfig });
  return { streams: { info: answer, add: answer, update: answer } } as unknown as JetStreamManager;
}

/** Stands for a broker that has no stream but those that it is told to make. */
function brokerThatMakes(done: string[]): JetStreamManager {
  const made = new Map<string, StreamConfig>();
  const answer = async (name: string) => {
    const config = made.get(name);
    if (!config) throw new JetStreamApiError({ code: 404, err_code: 10_059, description: 'stream not found' });
    return { config };
  };
  const add = async (config: StreamConfig) => {
    made.set(config.name, config);
    done.push(`${config.name} made`);
    return { config };
  };
  return { streams: { info: answer, add } } as unknown as JetStreamManager;
}
