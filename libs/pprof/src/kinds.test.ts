import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { profileFile, profilePath } from './kinds.ts';

suite('a profile', () => {
  test('has the file name that the Agent gives it', () => {
    const kinds = ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block'] as const;
    assert.deepEqual(
      kinds.map((kind) => profileFile('datadog-cluster-agent', kind)),
      kinds.map((kind) => `datadog-cluster-agent-${kind}.pprof`),
    );
    assert.equal(profileFile('core', 'trace'), 'core.trace');
    assert.equal(profileFile('core', 'goroutine'), 'core-goroutine.txt');
  });

  test('is asked for with seconds where it measures for a time', () => {
    assert.equal(profilePath('cpu', 30), 'profile?seconds=30');
    assert.equal(profilePath('trace', 30), 'trace?seconds=30');
    assert.equal(profilePath('2nd-heap', 30), 'heap');
    assert.equal(profilePath('goroutine', 30), 'goroutine?debug=2');
  });
});
