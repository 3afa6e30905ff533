import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { targetConfig } from '@flarewire/schemas';
import { makeFlare, testFolder } from '../flare.fixture.ts';
import { listen } from '../http.fixture.ts';

suite('presets', () => {
  test('"nats-server" collects monitoring pages, configuration and log', async () => {
    await using folder = await testFolder();
    const config = await folder.write('nats.conf', 'port: 4222\n');
    await folder.write('nats.log', 'started\n');
    await using server = await listen(({ url }, response) => response.end(JSON.stringify({ page: url })));
    const flare = await makeFlare({
      preset: { name: 'nats-server', url: server.url, config, logs: `${folder.path}/*.log` },
    });
    assert.deepEqual(
      flare.rows.filter(({ state }) => state !== 'collected'),
      [],
    );
    assert.deepEqual(
      flare.rows.map(({ item }) => item),
      [
        'etc/nats.conf',
        'logs/nats.log',
        ...['accountz', 'connz', 'gatewayz', 'healthz', 'jsz', 'leafz', 'routez', 'subsz', 'varz'].map(
          (page) => `nats/${page}.json`,
        ),
      ],
    );
  });

  test('"service" collects what any service has, and the target’s own collectors come on top', async () => {
    await using folder = await testFolder();
    await folder.write('app.log', 'started\n');
    await using server = await listen(({ url }, response) =>
      response.end(url === '/debug/vars' ? '{"requests":{"total":7}}' : `${url}\n`),
    );
    const flare = await makeFlare({
      preset: { name: 'service', url: `${server.url}/`, logs: `${folder.path}/*.log` },
      collect: [{ http: `${server.url}/extra`, into: 'extra.txt' }],
    });
    assert.deepEqual(
      flare.rows.map(({ item, state }) => `${item} ${state}`),
      [
        'expvar/requests collected',
        'extra.txt collected',
        'go-routine-dump.log collected',
        'health.txt collected',
        'host/loadavg.txt collected',
        'host/meminfo.txt collected',
        'host/uname.txt collected',
        'logs/app.log collected',
        'metrics.txt collected',
      ],
    );
    assert.equal(flare.files['expvar/requests']?.trim(), 'total: 7');
  });

  test('an unknown one is refused when the configuration is read', () => {
    assert.equal(targetConfig.safeParse({ preset: 'mongodb' }).success, false);
    assert.equal(targetConfig.safeParse({ preset: { name: 'service', command: 'rm' } }).success, false);
  });
});
