import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { CommonStart, FlareEvent, GroupEvent } from '@flarewire/schemas';
import { startIntakeDouble } from '@flarewire/testing';
import { endsOf, startFleet, type Fleet } from './fleet.fixture.ts';
import { startPprofTargets, type PprofTargets } from './pprof-targets.fixture.ts';

const seconds = 1;
const sound = Array.from({ length: 15 }, (_, index) => `t-${index}`);
const odd = ['t-dead', 't-denied', 't-killed', 't-stuck', 't-unapproved'];
const opened = new AsyncDisposableStack();
const keys = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-key-')));
const apiKeyFile = path.join(keys.path, 'key');
await writeFile(apiKeyFile, '0123456789abcdef0123456789abcdef');
// The first flare that is delivered is refused, the others are taken.
const intake = opened.use(
  await startIntakeDouble({
    post: [{ status: 403 }, { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }],
  }),
);
const fleet = await startFleet({
  destinations: { intake: { kind: 'intake', url: intake.url, apiKeyFile, retry: 'none' } },
  groups: { barrier: '1s' },
});
if (typeof fleet === 'string') await opened.disposeAsync();
else opened.use(fleet);

suite('a group in which things fail', { skip: typeof fleet === 'string' && fleet, timeout: 300_000 }, () => {
  const { broker, transport, configure, start, ask, untilEnd } = fleet as Fleet;
  let served: PprofTargets;
  const settingsOf = (names: string[]) => {
    const collectStuck = [{ http: served.stuckUrl, into: 'stuck.json', timeout: '60s' }];
    return Object.fromEntries(
      names.map((name) => [
        name,
        { pprof: { web: served.urlOf(name) }, ...(name === 't-stuck' ? { collect: collectStuck } : {}) },
      ]),
    );
  };
  before(async () => {
    served = opened.use(await startPprofTargets({ seconds, denied: ['t-denied'] }));
  });
  after(() => opened.disposeAsync());

  /** The first words at a group's barrier that fit. */
  async function wordAt(groupId: string, fits: (word: { word: string; flareId?: string }) => boolean) {
    const { signal } = new AbortController();
    for await (const { value } of transport.barriers.watch({ below: groupId, signal })) if (fits(value)) return;
  }

  /** The events of a group's flares from its beginning until `enough` have been seen. */
  async function follow(groupId: string, enough: (seen: FlareEvent[]) => boolean): Promise<FlareEvent[]> {
    const seen: FlareEvent[] = [];
    for await (const event of transport.tail({ from: 'start', groupId, signal: AbortSignal.timeout(180_000) })) {
      seen.push(event);
      if (enough(seen)) return seen;
    }
    throw new Error(`seen no more than ${seen.map(({ name, data }) => `${name} ${data.target}`).join(', ')}`);
  }
  const targetsOf = (events: FlareEvent[], name: string) =>
    new Set(events.filter((event) => event.name === name).map(({ data }) => data.target));

  function startsOf(events: readonly (FlareEvent | GroupEvent)[]) {
    const starts: Record<string, CommonStart> = {};
    for (const { name, data } of events)
      if (name === 'profiles.collected' && data.commonStart) starts[data.target] = data.commonStart;
    return starts;
  }

  test('of 20 targets ends each once: one dead, one stuck, one killed at the barrier, one that denies, two refused', async (t) => {
    const all = [...sound, ...odd];
    const killedAlone = await configure(settingsOf(['t-killed']));
    const [dead, killed] = await Promise.all([
      configure(settingsOf(['t-dead'])).then((file) => start('archiver', file)),
      start('profiler', killedAlone),
      configure(settingsOf(all.filter((name) => name !== 't-dead'))).then((file) => start('archiver', file)),
      configure(settingsOf(all.filter((name) => name !== 't-killed'))).then((file) => start('profiler', file)),
      configure(settingsOf(all)).then((file) => start('uploader', file)),
    ]);
    dead.process.kill('SIGKILL');
    // What is asked of one that the broker has not yet missed is lost with it.
    while ((await transport.answering()).create !== 1) await delay(50);
    const { groupId, flares, leftOut } = await ask({ targets: ['t-*'], profile: { seconds }, send: false });
    assert.deepEqual([flares.length, leftOut], [20, []]);
    const idOf = (target: string) => flares.find((flare) => flare.target === target)!.flareId;

    await wordAt(groupId, ({ word, flareId }) => word === 'ready' && flareId === idOf('t-killed'));
    killed.process.kill('SIGKILL');
    await start('profiler', killedAlone);
    const late = ['t-dead', 't-stuck'];
    const others = await follow(groupId, (seen) => targetsOf(seen, 'flare.awaiting-approval').size === 18);
    assert.deepEqual(targetsOf(others, 'flare.awaiting-approval').intersection(new Set(late)), new Set());
    served.release();
    const waiting = await follow(groupId, (seen) => targetsOf(seen, 'flare.awaiting-approval').size === 19);

    const archives = waiting.flatMap(({ name, data }) =>
      name === 'flare.awaiting-approval'
        ? [{ flareId: data.flareId, sha256: data.target === 't-unapproved' ? '0'.repeat(64) : data.finished.sha256 }]
        : [],
    );
    const approval = await transport.requestGroup('approve', { groupId, archives, by: 'test' });
    assert.ok(approval.status === 'approved');
    assert.equal(approval.approved.length, 18);
    assert.deepEqual(
      approval.refused.map(({ flareId, code }) => [flareId, code]),
      [[idOf('t-unapproved'), 'approval_mismatch']],
    );
    await follow(groupId, (seen) => targetsOf(seen, 'flare.sent').size + targetsOf(seen, 'flare.failed').size === 18);
    const cancelling = await transport.requestGroup('cancel', { groupId, by: 'test' });
    assert.ok(cancelling.status === 'cancelled');
    assert.deepEqual(new Set(cancelling.cancelled), new Set([idOf('t-dead'), idOf('t-unapproved')]));

    const events = await untilEnd(groupId);
    const { group, byTarget } = endsOf(events);
    assert.deepEqual(group.tally, {
      flares: 20,
      sent: 17,
      failed: { destination_refused: 1 },
      cancelled: 2,
      missing: 0,
    });
    assert.deepEqual(Object.keys(byTarget).toSorted(), all.toSorted());
    for (const [target, ends] of Object.entries(byTarget)) assert.equal(ends.length, 1, `${target}: ${ends.join()}`);

    const starts = startsOf(events);
    const together = sound.filter((target) => starts[target]!.alone === undefined);
    // On a machine that does much else one may come late, and says so.
    assert.ok(together.length > sound.length / 2, JSON.stringify(starts));
    for (const target of together) assert.equal(starts[target]!.planned, group.instant);
    assert.match(starts['t-stuck']!.alone!, /ready \d+ ms after the others began/);
    assert.equal(starts['t-denied'], undefined, 'no profile of it began');
    t.diagnostic(
      `begun within ${group.skewMs} ms (at most ${group.skewAtMostMs} ms); t-killed: ${JSON.stringify(starts['t-killed'])}`,
    );
  });

  const restarted = async () => {
    await broker.kill();
    await broker.restart();
  };
  const frozen = async () => {
    broker.freeze?.();
    await delay(5_000);
    broker.thaw?.();
  };
  const endsThough = (fault: () => Promise<void>) => async (t: TestContext) => {
    const { groupId } = await ask({ targets: ['t-1', 't-2', 't-3', 't-stuck'], profile: { seconds } });
    await wordAt(groupId, ({ word }) => word === 'ready');
    const struckAt = Date.now();
    await fault();
    await follow(groupId, (seen) => targetsOf(seen, 'flare.sent').size === 3);
    served.release();
    const events = await untilEnd(groupId);
    const { group } = endsOf(events);
    assert.deepEqual(group.tally, { flares: 4, sent: 4, failed: {}, cancelled: 0, missing: 0 });
    const starts = startsOf(events);
    const together = Object.values(starts).filter(({ alone }) => alone === undefined);
    for (const [target, { planned, alone }] of Object.entries(starts))
      t.diagnostic(`${target}: ${planned} ${alone ?? ''}`);
    assert.ok(Date.parse(group.instant!) > struckAt);
    assert.deepEqual(new Set(together.map(({ planned }) => planned)), new Set([group.instant]));
    assert.ok(group.skewMs! <= group.skewAtMostMs!);
    t.diagnostic(`begun within ${group.skewMs} ms (at most ${group.skewAtMostMs} ms)`);
  };

  test(
    'ends though the broker is restarted while they wait at the barrier, and says what their instant was',
    endsThough(restarted),
  );

  test(
    'ends though the broker is frozen while they wait at the barrier, and says what their instant was',
    { skip: !(fleet as Fleet).broker.freeze && 'a container is not frozen' },
    endsThough(frozen),
  );
});
