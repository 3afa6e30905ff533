import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { flareStates, type FlareRecord } from '@flarewire/schemas';
import { findLocalServer } from '@flarewire/testing';
import type { Transport } from '@flarewire/transport';
import { examine } from '../chaos/examine.ts';
import { startInstallation } from '../chaos/installation.ts';
import { askForFlares } from '../chaos/load.ts';
import { untilSettled } from '../chaos/run-chaos.ts';

const found = await findLocalServer();

/** How long it took, each time that a flare was handed back, from the signal to its worker until the next one had it. */
function followHandOvers({ flares }: Transport, signal: AbortSignal) {
  const told = new Map<string, number>();
  const took: number[] = [];
  const before = new Map<string, FlareRecord>();
  void (async () => {
    for await (const { key, value } of flares.watch({ signal })) {
      const last = before.get(key);
      before.set(key, value);
      const since = told.get(last?.worker?.split('-').at(-1) ?? '');
      const isHandedOver = last?.state === value.state && value.worker !== last.worker;
      if (since !== undefined && isHandedOver && flareStates[value.state].kind === 'working')
        took.push(Math.round(performance.now() - since));
    }
  })();
  return { took, stopping: (pid: number) => void told.set(String(pid), performance.now()) };
}

suite('a rolling restart of every service under load', { timeout: 600_000 }, () => {
  test('loses no flare, doubles none, and fails none', async (t) => {
    if (typeof found === 'string') return t.skip(found);
    await using installation = await startInstallation({ ...found, env: process.env });
    const since = new Date();
    const asking = askForFlares(installation.transport, { flares: 12, overMs: 12_000, seed: 1, sendAll: true });
    await delay(1_000);
    const following = new AbortController();
    const handOvers = followHandOvers(installation.transport, following.signal);
    for (const service of installation.services.filter(({ name }) => name !== 'intake')) {
      handOvers.stopping(service.pid()!);
      await service.faults.restart!(0);
    }
    const load = await asking;
    await untilSettled(installation);
    following.abort();
    const { accepted, sent, doubled, lost, failed, wrong, longestStall } = await examine(installation, load, {
      since,
      strikes: [],
    });
    t.diagnostic(`longest stall ${longestStall.ms} ms, between ${longestStall.between}, work and all`);
    t.diagnostic(`${handOvers.took.length} flares handed over, each within ${Math.max(0, ...handOvers.took)} ms`);
    assert.deepEqual(
      { accepted, sent, doubled, lost, failed, wrong },
      { accepted: 12, sent: 12, doubled: 0, lost: 0, failed: {}, wrong: [] },
    );
    return undefined;
  });
});
