import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { publishEnded, requested, startDashboard } from '../dashboard.fixture.ts';

suite('the metrics of the dashboard', () => {
  test('count flares by target and state, what waits, and who is there, as Prometheus reads it', async () => {
    await using dashboard = await startDashboard();
    await publishEnded(dashboard.transport, 'f-1');
    await publishEnded(dashboard.transport, 'f-2');
    await dashboard.transport.publish('flare.requested', requested('f-3', 'db'));
    const response = await dashboard.get('/api/metrics');
    assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
    const lines = (await response.text()).split('\n');
    for (const line of [
      '# TYPE flarewire_flares gauge',
      'flarewire_flares{target="web",state="failed"} 2',
      'flarewire_flares{target="db",state="requested"} 1',
      'flarewire_waiting{stage="archiver"} 1',
      'flarewire_instances{service="uploader"} 0',
      'flarewire_broker_connected 1',
    ])
      assert.ok(lines.includes(line), line);
  });
});
