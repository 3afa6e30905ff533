import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { serveHealth } from './health.ts';
import { createMetrics } from './metrics.ts';

suite('serveHealth()', () => {
  async function statuses(ready: () => Promise<void>) {
    await using server = await serveHealth({ host: '127.0.0.1', port: 0, ready, registry: createMetrics().registry });
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
    return {
      live: await get('/livez'),
      ready: await get('/readyz'),
      other: await get('/'),
      metrics: await get('/metrics'),
    };
  }

  test('is alive and ready while the broker answers', async () =>
    assert.deepEqual(await statuses(async () => {}), { live: 200, ready: 200, other: 404, metrics: 200 }));

  test('is alive and not ready while the broker is away', async () =>
    assert.deepEqual(await statuses(() => Promise.reject(new Error('The broker is away'))), {
      live: 200,
      ready: 503,
      other: 404,
      metrics: 200,
    }));
});
