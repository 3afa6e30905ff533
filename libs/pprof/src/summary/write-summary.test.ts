import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { digestMaker } from './digest.ts';
import { keepSummary } from './keep-summary.ts';
import { writeSummary } from './write-summary.ts';

const facts = { seconds: 30, instant: '2026-11-22T22:00:00.000Z', skewMs: 4, profiles: [], failed: [], settings: [] };

suite('writeSummary()', () => {
  test('has a table of CPU, growth and contention for each process', () => {
    const text = writeSummary({
      ...facts,
      digests: new Map([
        [
          'web',
          {
            cpu: { total: 2_000_000_000, top: [{ function: 'main.work', flat: 1_500_000_000, cum: 1_750_000_000 }] },
            growth: [{ function: 'main.cache', flat: 3 * 2 ** 20, cum: 0 }],
            mutex: [],
            block: [{ function: 'main.wait', flat: 7_000_000, cum: 0 }],
          },
        ],
      ]),
    });
    assert.match(text, /^30 s of CPU profile from 2026-11-22T22:00:00\.000Z, all processes started within 4 ms\.$/m);
    assert.match(text, /^## web$/m);
    assert.match(text, /^\| 1\.50 s \| 75\.0 % \| 1\.75 s \| `main\.work` \|$/m);
    assert.match(text, /^\| 3\.0 MiB \| `main\.cache` \|$/m);
    assert.match(text, /^\| 7\.0 ms \| `main\.wait` \|$/m);
    assert.match(text, /mutexes.*\n\nNothing was sampled\./);
  });

  test('says what is missing and why, what was waited for and what was changed', () => {
    const text = writeSummary({
      ...facts,
      digests: new Map([['web', {}]]),
      profiles: [{ service: 'web', kind: 'cpu', file: 'web-cpu.pprof', kept: 1, ms: 5, waitedMs: 1200 }],
      failed: [
        {
          service: 'web',
          kind: 'mutex',
          file: 'web-mutex.pprof',
          code: 'profile_not_found',
          message: 'the answer is 404',
        },
      ],
      settings: [{ service: 'web', setting: 'mutexFraction', before: 0, during: 100, restored: true }],
    });
    assert.match(text, /^- cpu: waited 1200 ms/m);
    assert.match(text, /^- mutex: missing, `profile_not_found`\. the answer is 404$/m);
    assert.match(text, /^- mutexFraction: 100 while profiling, 0 before$/m);
  });

  test('says so where no profile could be taken at all, and is kept: the archive would have nothing of them', async () => {
    const failed = [
      { service: 'web', kind: 'cpu', file: 'web-cpu.pprof', code: 'profile_unreachable', message: 'nothing listens' },
    ] as const;
    const digests = new Map([['web', digestMaker()]]);
    const keep = (_: string, bytes: AsyncIterable<Uint8Array>) => text(Readable.from(bytes));
    const summary = await keepSummary({ ...facts, failed, digests, keep });
    assert.match(summary?.kept ?? '', /^No profile could be taken\.$/m);
    assert.match(summary?.kept ?? '', /^- cpu: missing, `profile_unreachable`\. nothing listens$/m);
    assert.deepEqual(summary?.services, []);
    assert.equal(await keepSummary({ ...facts, digests, keep }), undefined);
  });

  test('keeps a table whole whatever a function is called', () => {
    const text = writeSummary({
      ...facts,
      digests: new Map([['web', { growth: [{ function: 'a|b`c\nd', flat: 1, cum: 1 }] }]]),
    });
    assert.match(text, /^\| 1 B \| `a\\\|b'c d` \|$/m);
  });
});
