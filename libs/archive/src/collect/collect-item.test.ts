import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { suite, test, type MockTimers } from 'node:test';
import { createScrubber } from '@flarewire/scrubber';
import { collectItem } from './collect-item.ts';
import { FindingError } from './finding.ts';
import { testFolder } from '../flare.fixture.ts';
import type { Finding, ReadOptions } from './item.ts';
import { openSpool } from './spool.ts';

/** Collects an item while `reason` stops the whole flare, after 200 KB of it were read. */
async function collectStopped(reason: Error) {
  await using folder = await testFolder();
  await using spool = await openSpool(folder.path);
  const stopping = new AbortController();
  async function* read() {
    yield Buffer.from('a line\n'.repeat(30_000));
    stopping.abort(reason);
    yield Buffer.from('too late\n');
  }
  const item = { path: 'a.log', source: 'files', rank: 'log', timeoutMs: 60_000, maxBytes: 2 ** 20, read } as const;
  return await collectItem(item, {
    scrubber: createScrubber({ rules: 'strict' }),
    spool,
    allowance: 2 ** 20,
    throttle: (source) => source,
    signal: stopping.signal,
    clock: () => 0,
  });
}

suite('an item that is being read when the whole flare is stopped', () => {
  test('keeps what came until then, where the budget of time is used up', async () => {
    const collected = await collectStopped(new FindingError({ state: 'timed-out', reason: 'time is up' }));
    assert.deepEqual(collected.finding, { state: 'timed-out', reason: 'time is up; kept what came until then' });
    assert.equal(collected.content?.bytes, 210_000);
  });

  test('passes the reason on, where somebody cancelled it', async () => {
    const cancelled = new Error('cancelled');
    await assert.rejects(collectStopped(cancelled), (thrown) => thrown === cancelled);
  });
});

/** Collects a log of 90 chunks, where a second goes by in its source, or in the scrubber, for each. */
async function collectSlowly(timers: MockTimers, slow: 'source' | 'scrubber', said?: Finding, seconds = 1) {
  await using folder = await testFolder();
  await using spool = await openSpool(folder.path);
  timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  const secondIn = (where: typeof slow) => {
    if (where !== slow) return;
    now += 1_000 * seconds;
    timers.tick(1_000 * seconds);
  };
  const scrubber = createScrubber({ rules: 'strict' });
  const item = { path: 'a.log', source: 'files', rank: 'log', timeoutMs: 10_000, maxBytes: 2 ** 24 } as const;
  async function* read({ report }: ReadOptions) {
    if (said) report(said);
    for (let index = 0; index < 90; index++) {
      secondIn('source');
      yield Buffer.from('a line of eighteen\n'.repeat(4_000));
    }
  }
  return await collectItem(
    { ...item, read },
    {
      scrubber: {
        ...scrubber,
        async *scrub(_, source) {
          for await (const chunk of source) {
            secondIn('scrubber');
            yield chunk;
          }
        },
      },
      spool,
      allowance: 2 ** 24,
      throttle: (source) => source,
      signal: new AbortController().signal,
      clock: () => now,
    },
  );
}

suite('the time that an item may take', () => {
  const late = 'took longer than 10 s; kept what came until then';

  test('is what its source lets us wait, not what becomes of its bytes: a log is whole on a busy machine too', async (t) => {
    const collected = await collectSlowly(t.mock.timers, 'scrubber');
    assert.equal(collected.finding, undefined);
    assert.equal(collected.content?.bytes, 90 * 76_000);
  });

  test('is over once the waiting comes to it in sum', async (t) => {
    const collected = await collectSlowly(t.mock.timers, 'source');
    assert.deepEqual(collected.finding, { state: 'timed-out', reason: late });
    assert.equal(collected.content?.bytes, 9 * 76_000);
  });

  test('ends before the scrubber gives the file up, which would leave out all of it', async (t) => {
    const collected = await collectSlowly(t.mock.timers, 'scrubber', undefined, 2);
    assert.equal(collected.finding?.state, 'timed-out');
    assert.match(collected.finding.reason, /100 s with its scrubbing/);
    assert.equal(collected.content?.bytes, 51 * 76_000);
  });

  test('is told beside what was said before, which is not all that is missing', async (t) => {
    const collected = await collectSlowly(t.mock.timers, 'source', { state: 'truncated', reason: 'left out a line' });
    assert.deepEqual(collected.finding, { state: 'timed-out', reason: `left out a line; ${late}` });
  });
});

test('an item lies on the disk as it was scrubbed, in a folder and a file for this user alone', async () => {
  await using folder = await testFolder();
  await using spool = await openSpool(folder.path);
  const secret = 'Gx7kwPq2mTz9Lr4B';
  async function* read() {
    // Cut, so that it is in no piece as a whole.
    for (const piece of [`token=${secret.slice(0, 5)}`, `${secret.slice(5)}\n`, 'done\n'.repeat(200_000)])
      yield Buffer.from(piece);
  }
  const item = { path: 'a.log', source: 'files', rank: 'log', timeoutMs: 60_000, maxBytes: 2 ** 21, read } as const;
  await collectItem(item, {
    scrubber: createScrubber({ rules: 'strict' }),
    spool,
    allowance: 2 ** 21,
    throttle: (source) => source,
    signal: new AbortController().signal,
    clock: () => 0,
  });
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  assert.equal(files.length, 1);
  assert.match(await readFile(files[0]!, 'utf8'), /^token=\*{8}\ndone\n/);
  assert.equal((await stat(files[0]!)).mode & 0o777, 0o600);
  assert.equal((await stat(path.dirname(files[0]!))).mode & 0o777, 0o700);
});
