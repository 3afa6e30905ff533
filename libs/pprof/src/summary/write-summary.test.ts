import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
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

  test('keeps a table whole whatever a function is called', () => {
    const text = writeSummary({
      ...facts,
      digests: new Map([['web', { growth: [{ function: 'a|b`c\nd', flat: 1, cum: 1 }] }]]),
    });
    assert.match(text, /^\| 1 B \| `a\\\|b'c d` \|$/m);
  });
});
