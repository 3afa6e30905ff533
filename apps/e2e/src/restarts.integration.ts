import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { findLocalServer } from '@flarewire/testing';
import { examine } from './chaos/examine.ts';
import { startInstallation } from './chaos/installation.ts';
import { askForFlares } from './chaos/load.ts';
import { untilSettled } from './chaos/run-chaos.ts';

const found = await findLocalServer();

suite('a rolling restart of every service under load', { timeout: 600_000 }, () => {
  test('loses no flare, doubles none, and fails none', async (t) => {
    if (typeof found === 'string') return t.skip(found);
    await using installation = await startInstallation({ ...found, env: process.env });
    const since = new Date();
    const asking = askForFlares(installation.transport, { flares: 12, overMs: 12_000, seed: 1, sendAll: true });
    await delay(1_000);
    for (const service of installation.services.filter(({ name }) => name !== 'intake'))
      await service.faults.restart!(0);
    const load = await asking;
    await untilSettled(installation);
    const { accepted, sent, doubled, lost, failed, wrong, longestStall } = await examine(installation, load, since);
    t.diagnostic(`longest stall ${longestStall.ms} ms, between ${longestStall.between}`);
    assert.deepEqual(
      { accepted, sent, doubled, lost, failed, wrong },
      { accepted: 12, sent: 12, doubled: 0, lost: 0, failed: {}, wrong: [] },
    );
    return undefined;
  });
});
