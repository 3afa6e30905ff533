import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startChildService } from './child-service.ts';

suite('startChildService()', () => {
  /** A service that says something and is never ready; nobody waits for it once its log has that. */
  async function neverReady(says: string | undefined): Promise<unknown> {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-child-'));
    const [main, logFile] = [path.join(folder.path, 'main.js'), path.join(folder.path, 'service.log')];
    const line = says === undefined ? 'no JSON' : JSON.stringify({ level: 'warn', msg: says });
    await writeFile(main, `console.log(${JSON.stringify(line)}); setInterval(() => {}, 1_000);`);
    const enough = new AbortController();
    const starting = startChildService({ name: 'archiver', main, env: process.env, logFile, signal: enough.signal });
    const failed = starting.then(
      () => assert.fail('it was ready'),
      (error: unknown) => error,
    );
    while (!(await readFile(logFile, 'utf8').catch(() => '')).includes(line)) await delay(10);
    enough.abort();
    return await failed;
  }

  test('tells what a service was waiting for that is not ready in time, and where its log is', async () =>
    assert.match(
      String(await neverReady('waiting for the uploader')),
      /Cannot start the archiver: .*not ready in time; it said last "waiting for the uploader"; its log is .*service\.log/,
    ));

  test('tells that a service has said nothing yet', async () =>
    assert.match(String(await neverReady(undefined)), /not ready in time, and has said nothing yet; its log is/));
});
