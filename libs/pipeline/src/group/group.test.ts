import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { config, type Config, type FlareEvent, type GroupEvent, type GroupRequestInput } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { createInProcessTransport } from '@flarewire/transport';
import { openDoor } from '../archiver/door.ts';
import { consumeStage } from '../stage/consume-stage.ts';
import { archive, stageOf, created } from '../stage/stage.fixture.ts';
import { acceptGroup } from './accept-group.ts';
import { approveGroup } from './approve-group.ts';
import { cancelGroup } from './cancel-group.ts';
import { keepGroup } from './keep-group.ts';

const { signal: never } = new AbortController();
const asked = { traceparent: '', signal: never };
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Targets, each served by an archiver that does nothing but what a test lets it. */
async function openFleet(
  targets: readonly string[],
  more: { groups?: Partial<Config['groups']>; clock?: () => number } = {},
) {
  const transport = createInProcessTransport({ artifacts: 'memory' });
  const worker = {
    transport,
    log: createLog({ name: 'test', level: 'silent' }),
    instance: 'here-1',
    now: () => new Date(),
  };
  const groups = { ...config.parse({}).groups, ...more.groups };
  const door = openDoor({ transport, most: 2, log: worker.log, ...(more.clock ? { clock: more.clock } : {}) });
  const time = new Date().toISOString();
  const serving = {
    role: 'archiver' as const,
    instance: 'here-1',
    host: 'here',
    since: time,
    seen: time,
    leaving: false,
  };
  for (const target of targets) await transport.targets.put(`${target}.archiver.here-1`, { target, ...serving });
  return {
    transport,
    worker,
    ask: (request: GroupRequestInput) =>
      acceptGroup(bytesOf({ preflight: false, profile: false, ...request }), { ...asked, groups, door }, worker),
    events: async (groupId: string): Promise<(FlareEvent | GroupEvent)[]> =>
      Array.fromAsync(transport.tailAll({ from: 'start', groupId, until: 'stored', signal: never })),
  };
}

suite('a group of flares', () => {
  test('is made once, with a flare of its own for each target, and tells who is left out', async () => {
    const { ask, events } = await openFleet(['web-1', 'web-2', 'db']);
    const request = { targets: ['web-*', 'nix'], requestId: 'r-1', caseId: '4242' };
    const reply = await ask(request);
    assert.deepEqual(
      reply.flares.map(({ target }) => target),
      ['web-1', 'web-2'],
    );
    assert.deepEqual(
      reply.leftOut.map(({ target, code }) => [target, code]),
      [['nix', 'unknown_target']],
    );
    assert.deepEqual(await ask(request), reply);
    const told = await events(reply.groupId);
    assert.deepEqual(
      told.map(({ name, data }) => [name, 'flareId' in data ? data.flareId : data.groupId]),
      [['flare.group.created', reply.groupId], ...reply.flares.map(({ flareId }) => ['flare.requested', flareId])],
    );
    for (const { data } of told) if ('flareId' in data) assert.equal(data.group, reply.groupId);
  });

  test('leaves the asking to the one that took the request, while that one is at it', async () => {
    const { ask, transport, worker } = await openFleet(['web-1', 'web-2']);
    const stored = { ...transport.flares };
    let creates = 0;
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    transport.flares.create = async (...given) => {
      creates += 1;
      begun.resolve();
      await held.promise;
      return stored.create(...given);
    };
    const asking = ask({ targets: ['*'] });
    await begun.promise;
    const [group] = await transport.groups.list();
    const kept = keepGroup(group!.value.created, asked, worker);
    held.resolve();
    const { flares } = await asking;
    for (const { flareId, target } of flares) {
      const end = { version: '1.0', flareId, target, group: group!.key, by: 'ops', reason: 'a test' } as const;
      await transport.publish('flare.cancelled', { ...end, time: new Date().toISOString() });
    }
    await kept;
    assert.equal(creates, 2);
  });

  test('leaves the places of its flares to those that are asked for later', async () => {
    let minutes = 0;
    const { ask } = await openFleet(['web-1'], { clock: () => (minutes += 60_000) });
    for (let times = 0; times < 5; times += 1) assert.deepEqual((await ask({ targets: ['web-1'] })).leftOut, []);
  });

  test('is the same group again although a target has come since', async () => {
    const { ask, transport } = await openFleet(['web-1']);
    const reply = await ask({ targets: ['web-*'], requestId: 'r-1' });
    const [record] = await transport.targets.list();
    await transport.targets.put('web-2.archiver.here-1', { ...record!.value, target: 'web-2' });
    assert.deepEqual(await ask({ targets: ['web-*'], requestId: 'r-1' }), reply);
    await assert.rejects(ask({ targets: ['web-2'], requestId: 'r-1' }), { code: 'request_conflict' });
  });

  const refusals: [string, GroupRequestInput, Partial<Config['groups']>, string, RegExp][] = [
    [
      'fewer than wanted are there',
      { targets: ['web-*', 'nix'], atLeast: 3 },
      {},
      'too_few_targets',
      /2 can be had.*"nix"/,
    ],
    ['none is there', { targets: ['nix'] }, {}, 'too_few_targets', /^Cannot make flares: no target can be had/],
    [
      'there are more than the limit',
      { targets: ['*'] },
      { limit: 2 },
      'too_many_targets',
      /3 targets.*groups\.limit is 2/,
    ],
    [
      'whoever asks may have fewer',
      { targets: ['*'], by: 'ci' },
      { limits: { ci: 1 } },
      'too_many_targets',
      /gives "ci" 1/,
    ],
    ['one target is named as well', { targets: ['*'], target: 'web-1' as never }, {}, 'invalid_request', /either/],
    ['no target is named', { targets: [] }, {}, 'invalid_request', /targets/],
  ];
  for (const [what, request, groups, code, message] of refusals)
    test(`is refused as a whole where ${what}`, async () => {
      const { ask, transport } = await openFleet(['web-1', 'web-2', 'db'], { groups });
      await assert.rejects(ask(request), { code, message });
      assert.deepEqual(await transport.flares.list(), []);
    });

  test('leaves out targets for which too many flares wait, and says so', async () => {
    const { ask, transport } = await openFleet(['web-1', 'web-2']);
    await using _ = await transport.consume({
      event: 'flare.requested',
      target: 'web-1',
      durable: 'archiver-web-1',
      inFlight: 1,
      handle: (_requested, { signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
      graceMs: 0,
      giveUp: async () => {},
    });
    for (let asked = 0; asked < 2; asked += 1) await ask({ targets: ['web-1'] });
    const reply = await ask({ targets: ['web-*'] });
    assert.deepEqual(
      reply.flares.map(({ target }) => target),
      ['web-2'],
    );
    assert.deepEqual([reply.leftOut[0]?.target, reply.leftOut[0]?.code], ['web-1', 'too_many_flares']);
  });

  test('may be larger than the limit for who may ask for more', async () => {
    const { ask } = await openFleet(['web-1', 'web-2'], { groups: { limit: 1, limits: { 'ops@example.com': 2 } } });
    assert.equal((await ask({ targets: ['*'], email: 'ops@example.com' })).flares.length, 2);
  });

  test('whose asker died on the way is asked for by whoever keeps it', async () => {
    const { ask, worker, transport, events } = await openFleet(['web-1', 'web-2', 'web-3']);
    let stored = 0;
    const dying = {
      ...transport.flares,
      create: async (...args: Parameters<typeof transport.flares.create>) => {
        if (++stored > 1) throw new Error('killed');
        return transport.flares.create(...args);
      },
    };
    const payload = bytesOf({ targets: ['*'], requestId: 'r-1', preflight: false, profile: false });
    const groups = { ...config.parse({}).groups };
    const dead = acceptGroup(
      payload,
      { ...asked, groups, door: openDoor({ transport, most: 250, log: worker.log }) },
      { ...worker, transport: { ...transport, flares: dying } },
    );
    await assert.rejects(dead, /killed/);
    const [group] = await transport.groups.list();
    const ending = new AbortController();
    const kept = keepGroup(group!.value.created, { ...asked, signal: ending.signal }, worker, { patienceMs: 0 });
    for (let tries = 0; (await transport.flares.list()).length < 3 && tries < 100; tries++)
      await new Promise(setImmediate);
    ending.abort(new Error('enough'));
    await assert.rejects(kept, /enough/);
    const names = (await events(group!.key)).map(({ name }) => name);
    assert.deepEqual(
      names.toSorted((a, b) => a.localeCompare(b)),
      ['flare.group.created', 'flare.requested', 'flare.requested', 'flare.requested'],
    );
    assert.equal((await ask({ targets: ['*'], requestId: 'r-1' })).flares.length, 3);
  });

  test('ends once, with a tally that adds up, when all its flares have ended', async () => {
    const { ask, worker, transport, events } = await openFleet(['dead', 'slow', 'gone', 'good']);
    const { groupId, flares } = await ask({ targets: ['*'] });
    const idOf = (name: string) => flares.find(({ target }) => target === name)!.flareId;
    const stage = stageOf(async ({ flareId, target, request }) => {
      if (target === 'dead') throw new Error('no disk');
      return { ...created, flareId, target, request, archive };
    });
    await using stack = new AsyncDisposableStack();
    for (const { target } of flares)
      stack.use(await consumeStage(stage, { durable: `archiver-${target}`, target }, worker));
    const kept = [1, 2].map(() => keepGroup({ groupId } as never, asked, worker));
    for (const target of ['slow', 'good']) {
      const flareId = idOf(target);
      for await (const { value } of transport.flares.watch({ key: flareId, signal: never }))
        if (value.state === 'created') break;
    }
    await transport.flares.delete(idOf('gone'));
    const reply = await cancelGroup(bytesOf({ groupId, by: 'ops' }), asked, worker);
    assert.deepEqual(Object.fromEntries(reply.refused.map(({ flareId, code }) => [flareId, code])), {
      [idOf('dead')]: 'not_cancellable',
      [idOf('gone')]: 'unknown_flare',
    });
    // The one whose record is gone ends as well, by an event that somebody else published.
    await transport.publish('flare.failed', {
      version: '1.0',
      flareId: idOf('gone'),
      target: 'gone',
      group: groupId,
      time: new Date().toISOString(),
      stage: 'archiver',
      code: 'storage_full',
      reason: 'full',
      attempts: 1,
    });
    await Promise.all(kept);
    const ends = (await events(groupId)).filter(({ name }) => name === 'flare.group.ended');
    assert.equal(ends.length, 1);
    assert.deepEqual(ends[0]!.name === 'flare.group.ended' && ends[0].data.tally, {
      flares: 4,
      sent: 0,
      failed: { stage_failed: 1, storage_full: 1 },
      cancelled: 2,
      missing: 0,
    });
  });

  /** A group of two flares, of which one has ended, and what becomes of it when the other one ends too. */
  async function halfEnded() {
    const fleet = await openFleet(['web-1', 'web-2']);
    const { transport } = fleet;
    const { groupId, flares } = await fleet.ask({ targets: ['*'], requestId: 'r-1' });
    const created = (await transport.groups.get(groupId))!.value.created;
    const end = async (index: number) => {
      const { flareId, target } = flares[index]!;
      const told = { version: '1.0', flareId, target, group: groupId, by: 'ops', reason: 'a test' } as const;
      await transport.publish('flare.cancelled', { ...told, time: new Date().toISOString() });
    };
    await end(0);
    const ends = async () => (await fleet.events(groupId)).filter(({ name }) => name === 'flare.group.ended');
    return { ...fleet, groupId, created, end, ends };
  }

  test('whose record somebody deletes while it is kept has one again, and ends once', async () => {
    const { groupId, created, end, ends, transport, worker } = await halfEnded();
    const kept = keepGroup(created, asked, worker, { lookForRecordMs: 5 });
    const before = (await transport.groups.get(groupId))!.value;
    await transport.groups.delete(groupId);
    for (const signal = AbortSignal.timeout(5_000); !(await transport.groups.get(groupId)); signal.throwIfAborted())
      await new Promise(setImmediate);
    const { updated: _, ...restored } = (await transport.groups.get(groupId))!.value;
    assert.deepEqual({ ...restored, updated: before.updated }, before);
    const cancelling = await cancelGroup(bytesOf({ groupId, by: 'ops' }), asked, worker);
    assert.equal(cancelling.status, 'cancelled');
    await end(1);
    await kept;
    assert.equal((await ends()).length, 1);
    assert.equal((await transport.groups.get(groupId))?.value.announced, true);
  });

  test('whose record is deleted at its last step ends once', async () => {
    const { groupId, created, end, ends, transport, worker } = await halfEnded();
    await end(1);
    const publish = transport.publish.bind(transport);
    transport.publish = async (...event) => {
      const published = await publish(...event);
      if (event[0] === 'flare.group.ended') await transport.groups.delete(groupId);
      return published;
    };
    await keepGroup(created, asked, worker);
    assert.equal((await ends()).length, 1);
    assert.equal((await transport.groups.get(groupId))?.value.announced, true);
  });

  test('is kept by whoever gets its event and finds no record', async () => {
    const { ask, groupId, created, end, ends, transport, worker } = await halfEnded();
    const requests = (await transport.flares.list()).length;
    const { requestDigest, expected, barrierMs } = (await transport.groups.get(groupId))!.value;
    await transport.groups.delete(groupId);
    const kept = keepGroup(created, { ...asked, seq: 1 }, worker, { barrierMs });
    await end(1);
    await kept;
    assert.equal((await ends()).length, 1);
    const { value } = (await transport.groups.get(groupId))!;
    assert.deepEqual([value.requestDigest, value.expected, value.barrierMs], [requestDigest, expected, barrierMs]);
    assert.equal((await transport.flares.list()).length, requests);
    assert.equal((await ask({ targets: ['*'], requestId: 'r-1' })).groupId, groupId);
  });

  test('whose record is lost has its profilers meet all the same where the clock of the host is wrong', async () => {
    const { groupId, created, end, transport, worker } = await halfEnded();
    const [archiver] = await transport.targets.list();
    await transport.targets.put('web-1.profiler.here-1', { ...archiver!.value, target: 'web-1', role: 'profiler' });
    await transport.groups.delete(groupId);
    const fast = { ...worker, now: () => new Date(Date.now() + 3_600_000) };
    const kept = keepGroup(created, asked, fast, { brokerTime: () => new Date() });
    await end(1);
    await kept;
    const profiled = created.flares.filter(({ target }) => target === 'web-1').map(({ flareId }) => flareId);
    assert.deepEqual((await transport.groups.get(groupId))!.value.expected, profiled);
  });

  test('that has ended does not end again for whoever gets its event late, and finds no record', async () => {
    const { groupId, created, end, ends, transport, worker } = await halfEnded();
    await end(1);
    await keepGroup(created, asked, worker);
    const [told] = await ends();
    await transport.groups.delete(groupId);
    let published = 0;
    const publish = transport.publish.bind(transport);
    transport.publish = (...event) => {
      published += 1;
      return publish(...event);
    };
    await keepGroup(created, asked, worker);
    assert.equal(published, 0);
    assert.deepEqual((await transport.groups.get(groupId))?.value.ended, told?.data);
  });

  test('of none is neither cancelled nor approved', async () => {
    const { worker } = await openFleet([]);
    await assert.rejects(cancelGroup(bytesOf({ groupId: 'g-x', by: 'ops' }), asked, worker), { code: 'unknown_group' });
    const archives = [{ flareId: 'f-1', sha256: '0'.repeat(64) }];
    await assert.rejects(approveGroup(bytesOf({ groupId: 'g-x', archives, by: 'ops' }), asked, worker), {
      code: 'unknown_group',
    });
  });

  test('an approval refuses the archives whose digest differs, and those of other flares', async () => {
    const { ask, worker, transport } = await openFleet(['a', 'b']);
    const { groupId, flares } = await ask({ targets: ['*'], send: false });
    const digest = (target: string) => (target === 'a' ? 'a' : 'b').repeat(64);
    for (const { flareId, target } of flares) {
      const current = (await transport.flares.get(flareId))!;
      const data = {
        version: '1.0',
        flareId,
        target,
        group: groupId,
        time: new Date().toISOString(),
        request: { profile: false, send: false },
        archive,
        seconds: 0,
        profiles: [],
        failed: [],
        finished: { bytes: 1, sha256: digest(target) },
        destinations: [],
        expires: new Date().toISOString(),
      };
      await transport.flares.put(flareId, {
        ...current.value,
        state: 'awaiting-approval',
        outbox: { name: 'flare.awaiting-approval', data },
      });
    }
    const archives = [
      ...flares.map(({ flareId }) => ({ flareId, sha256: digest('a') })),
      { flareId: 'f-other', sha256: digest('a') },
    ];
    const reply = await approveGroup(bytesOf({ groupId, archives, by: 'ops' }), asked, worker);
    assert.deepEqual(reply.approved, [flares[0]!.flareId]);
    assert.deepEqual(Object.fromEntries(reply.refused.map(({ flareId, code }) => [flareId, code])), {
      ['f-other']: 'unknown_flare',
      [flares[1]!.flareId]: 'approval_mismatch',
    });
    const states = await Promise.all(
      flares.map(async ({ flareId }) => (await transport.flares.get(flareId))!.value.state),
    );
    assert.deepEqual(states, ['approved', 'awaiting-approval']);
  });
});
