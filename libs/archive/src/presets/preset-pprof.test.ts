import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { targetConfig } from '@flarewire/schemas';
import { pprofServices } from './preset-pprof.ts';

suite('pprofServices()', () => {
  const services = (config: object) =>
    pprofServices('web', targetConfig.parse(config), { configFile: '/etc/dd/datadog-cluster.yaml', expvarPort: 5100 });

  test('are those of the configuration where it has some', () => {
    const pprof = { a: 'http://127.0.0.1:1/debug/pprof' };
    assert.deepEqual(services({ preset: 'datadog-cluster-agent', pprof }), pprof);
  });

  test('of the Cluster Agent are at its expvar port, with its settings behind its token', () => {
    assert.deepEqual(services({ preset: 'datadog-cluster-agent' }), {
      'datadog-cluster-agent': {
        url: 'http://127.0.0.1:5100/debug/pprof',
        settings: { url: 'https://localhost:5005/config', tokenFile: '/etc/dd/auth_token', ca: '/etc/dd/ipc_cert.pem' },
      },
    });
  });

  test('of a service are below its base URL', () => {
    assert.deepEqual(services({ preset: { name: 'service', url: 'http://127.0.0.1:8080/' } }), {
      web: 'http://127.0.0.1:8080/debug/pprof',
    });
  });

  test('are none where nobody names any', () =>
    assert.deepEqual([services({}), services({ preset: 'nats-server' })], [{}, {}]));
});
