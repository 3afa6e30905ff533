import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createLog } from '@flarewire/service';
import type { Door } from '../access/door.ts';
import { serveFiles } from './serve-files.ts';
import { serveHttp } from './serve-http.ts';

suite('serveHttp()', () => {
  async function openService(page: string) {
    await writeFile(path.join(page, 'index.html'), '<h1>the page</h1>');
    const files = serveFiles({ page, viewer: page });
    const log = createLog({ name: 'test', level: 'silent' });
    const door = { personOf: () => 'sam' } as unknown as Door;
    return serveHttp({ host: '127.0.0.1', port: 0, routes: {}, files, door, origins: [], log });
  }

  test('has the page say that there is nothing at an address that cannot be decoded, and not the API', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-page-'));
    await using service = await openService(folder.path);
    for (const address of ['/flares/%E0%A4%A', '/groups/%?show=events', '/flares/a%2fb']) {
      const response = await fetch(service.url + address);
      assert.deepEqual([response.status, await response.text()], [200, '<h1>the page</h1>'], address);
    }
    for (const address of ['/api/flares/%E0%A4%A', '/assets/%', '/speedscope/%ff', '/%ff', '/flares/%ff/x']) {
      const response = await fetch(service.url + address);
      assert.deepEqual(
        [response.status, ((await response.json()) as { code: string }).code],
        [400, 'bad_path'],
        address,
      );
    }
  });
});
