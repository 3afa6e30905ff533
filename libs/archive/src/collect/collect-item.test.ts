import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '@flarewire/scrubber';
import { collectItem } from './collect-item.ts';
import { FindingError } from './finding.ts';
import { testFolder } from '../flare.fixture.ts';
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
