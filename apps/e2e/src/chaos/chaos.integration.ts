import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findLocalServer } from '@flarewire/testing';
import { inWords } from './report.ts';
import { runChaos } from './run-chaos.ts';

const found = await findLocalServer();

suite('flares while anything is killed, frozen, restarted or cut off', { timeout: 600_000 }, () => {
  test('end once, arrive once, and leave nothing behind', async (t) => {
    if (typeof found === 'string') return t.skip(found);
    const report = await runChaos({ flares: 30, seconds: 45, seed: 7, ...found, env: process.env });
    t.diagnostic(inWords(report));
    assert.deepEqual(report.wrong, []);
    assert.deepEqual([report.doubled, report.lost], [0, 0]);
    assert.equal(report.accepted + Object.values(report.refused).reduce((sum, times) => sum + times, 0), 30);
    assert.ok(report.strikes.length >= 10, 'faults did happen');
    return undefined;
  });
});
