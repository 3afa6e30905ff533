import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createInProcessTransport } from '@flarewire/transport';
import { beginTogether } from './begin-together.ts';
import { estimateOffset } from './estimate-offset.ts';
import { meet } from './meet.ts';
import { sayGone } from './words.ts';

const { signal } = new AbortController();
const clock = { offsetMs: 0, errorMs: 1 };
const now = () => new Date();

suite('the offset of a clock', () => {
  for (const shiftMs of [0, 5_000, -5_000])
    test(`of ${shiftMs} ms is found within the error that goes with it`, async () => {
      const { barriers } = createInProcessTransport({ artifacts: 'memory' });
      const shifted = () => new Date(Date.now() + shiftMs);
      const { offsetMs, errorMs } = await estimateOffset(barriers, { now: shifted, signal });
      assert.ok(Math.abs(offsetMs - shiftMs) <= errorMs, `${offsetMs} ± ${errorMs}`);
    });

  test('has an error of at least half the shortest way there and back', async () => {
    const { barriers } = createInProcessTransport({ artifacts: 'memory' });
    const slow = {
      ...barriers,
      put: async (...args: Parameters<typeof barriers.put>) => {
        await delay(20);
        return barriers.put(...args);
      },
    };
    const { errorMs } = await estimateOffset(slow, { now, signal });
    assert.ok(errorMs >= 10, String(errorMs));
  });
});

suite('the barrier of a group', () => {
  const open = (expected: string[], barrierMs = 60_000) => {
    const { barriers } = createInProcessTransport({ artifacts: 'memory' });
    const come = (flareId: string) =>
      meet({ groupId: 'g-1', flareId, expected, barrierMs, barriers, clock, now, signal });
    return { barriers, come };
  };

  test('opens for all at one instant, which is still to come, when the last is ready', async () => {
    const { come } = open(['f-1', 'f-2', 'f-3']);
    const first = [come('f-1'), come('f-2')];
    const early = await Promise.race([...first, delay(50, 'waits')]);
    assert.equal(early, 'waits');
    const instants = await Promise.all([...first, come('f-3')]);
    assert.equal(new Set(instants).size, 1);
    assert.ok(instants[0] > Date.now());
  });

  test('opens for those who are there when the first has waited long enough', async () => {
    const { come } = open(['f-1', 'f-2', 'f-3'], 30);
    const [one, two] = await Promise.all([come('f-1'), come('f-2')]);
    assert.equal(one, two);
    assert.equal(await come('f-3'), one, 'one that is late hears of the instant that has been set');
  });

  test('does not wait for one that will not come', async () => {
    const { barriers, come } = open(['f-1', 'f-2']);
    const waiting = come('f-1');
    await sayGone('g-1', 'f-2', barriers, signal);
    assert.ok((await waiting) > Date.now());
  });

  test('opens for those who come after somebody has deleted what was said there, and for those who said it', async () => {
    const { barriers, come } = open(['f-1', 'f-2', 'f-3']);
    const waiting = [come('f-1'), come('f-2')];
    for await (const { key } of barriers.watch({ below: 'g-1', signal })) if (key === 'g-1.flare.f-2') break;
    for (const { key } of await barriers.list()) await barriers.delete(key);
    const instants = await Promise.all([...waiting, come('f-3')]);
    assert.equal(new Set(instants).size, 1);
  });

  test('lets one in that comes again after the worker before it died there', async () => {
    const { come } = open(['f-1', 'f-2']);
    void come('f-1');
    const [again, other] = await Promise.all([come('f-1'), come('f-2')]);
    assert.equal(again, other);
  });
});

suite('a flare of a group', () => {
  async function openGroup(expected: string[], barrierMs = 60_000) {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const time = new Date().toISOString();
    const created = {
      version: '1.0',
      groupId: 'g-1',
      time,
      targets: ['*'],
      request: { profile: { seconds: 1 }, send: true },
      flares: expected.map((flareId) => ({ flareId, target: flareId })),
      leftOut: [],
    };
    const rest = { requestDigest: '0'.repeat(64), updated: time, created, asked: true, announced: false };
    await transport.groups.put('g-1', { groupId: 'g-1', barrierMs, expected, ...rest });
    const together = (flareId: string, shiftMs = 0) =>
      beginTogether({
        groupId: 'g-1',
        flareId,
        transport,
        now: () => new Date(Date.now() + shiftMs),
        signal,
      });
    return { transport, together };
  }

  test('begins with the others although their clocks differ by seconds', async () => {
    const { together } = await openGroup(['f-1', 'f-2', 'f-3']);
    const shifts = [4_000, -4_000, 0];
    const begun = await Promise.all(
      shifts.map(async (shift, index) => {
        const one = together(`f-${index + 1}`, shift);
        const { heaps, cpu } = await one.rendezvous();
        await heaps();
        const heapsAt = Date.now();
        await cpu();
        const cpuAt = Date.now();
        return { heapsAt, cpuAt, start: one.report({ from: cpuAt + shift, to: cpuAt + shift })! };
      }),
    );
    for (const { cpuAt, heapsAt, start } of begun) {
      assert.equal(start.alone, undefined);
      assert.equal(start.planned, begun[0]!.start.planned);
      assert.ok(Math.abs(Date.parse(start.started) - cpuAt) <= start.errorMs, JSON.stringify(start));
      assert.ok(heapsAt < cpuAt);
      assert.ok(cpuAt >= Date.parse(start.planned!) - start.errorMs);
    }
  });

  test('waits as well where its clock is off by half a millisecond', async () => {
    const { transport } = await openGroup(['f-1']);
    let readings = 0;
    const jittery = () => new Date(Date.now() + (readings++ % 2));
    const one = beginTogether({ groupId: 'g-1', flareId: 'f-1', transport, now: jittery, signal });
    await one.rendezvous();
    assert.equal(one.report({ from: Date.now(), to: Date.now() })!.alone, undefined);
  });

  test('that comes after the instant begins at once and says so', async () => {
    const { transport, together } = await openGroup(['f-1', 'f-2']);
    const instant = new Date(Date.now() - 3_000).toISOString();
    await transport.barriers.create('g-1.instant', { word: 'instant', instant });
    const late = together('f-2');
    const { heaps, cpu } = await late.rendezvous();
    await Promise.all([heaps(), cpu()]);
    const { planned, alone } = late.report({ from: Date.now(), to: Date.now() })!;
    assert.equal(planned, instant);
    assert.match(alone!, /ready \d+ ms after the others began/);
  });

  test('of a group that nobody knows begins at once and says so', async () => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const one = beginTogether({ groupId: 'g-0', flareId: 'f-1', transport, now, signal });
    const { cpu } = await one.rendezvous();
    await cpu();
    assert.match(one.report({ from: Date.now(), to: Date.now() })!.alone!, /not known/);
    assert.equal(one.report(undefined), undefined);
  });
});
