import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { serviceOptions } from './service-options.ts';

suite('serviceOptions()', () => {
  const read = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    serviceOptions('archiver', { argv: ['node', 'main.ts', ...args], env });

  test('takes the configuration from its option, else from the environment, else from this folder', () => {
    const env = { FLAREWIRE_CONFIG: 'b.yaml' };
    assert.deepEqual(
      [read(['--config', 'a.yaml'], env), read([], env), read([])],
      [{ config: 'a.yaml' }, { config: 'b.yaml' }, { config: 'flarewire.yaml' }],
    );
  });

  test('says what it takes where that is asked, and where something else is given', () => {
    assert.match(JSON.stringify(read(['--help'])), /The archiver of Flarewire takes --config <file>/);
    for (const [args, why] of [
      [['--confg=x'], '--confg cannot be used'],
      [['--config'], '--config <value> cannot be used'],
      [['a.yaml'], 'it has no such arguments'],
    ] as const)
      assert.throws(() => read([...args]), {
        code: 'invalid_config',
        message: new RegExp(`^Cannot run the archiver: ${why}; it takes --config <file>`),
      });
  });
});
