import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type JetStreamManager } from 'nats';
import { startLookedAfter } from './looked-after.fixture.ts';
import type { Pipeline } from '../pipeline.fixture.ts';

const ends = ['flare.sent', 'flare.failed', 'flare.cancelled', 'flare.group.ended'];

/** How a flare may end whose artifact went before it was read, or while it was. */
const endsOfLost = ['artifact_missing', 'artifact_corrupt', 'archive_unreadable'];

type Loss = {
  /** What is deleted while flares are under way. */
  deleting: (manager: JetStreamManager, pipeline: Pipeline) => Promise<unknown>;
  /** Whether the folder of one stream has to be within reach. */
  needsFolder?: boolean;
  /** How often somebody looks for flares that stand still. */
  everyMs?: number;
  /** How the flares end that were under way then; default: as sent. */
  mayEndAs?: string[];
};

suite('flares under way while somebody deletes what they need', { timeout: 900_000 }, () => {
  const losses: Record<string, Loss> = {
    'the stream of events': { deleting: (manager) => manager.streams.delete('EVENTS') },
    'the stream of events, and the folder of the one that is made anew': {
      deleting: deleteSlowly,
      needsFolder: true,
      everyMs: 2_500,
    },
    'the copy of the stream of events': { deleting: (manager) => manager.streams.delete('EVENTS_VIEW') },
    'the records of flares': { deleting: (manager) => manager.streams.delete('KV_FLARES') },
    'the records of flares, and all events': {
      deleting: async (manager) => {
        await manager.streams.delete('KV_FLARES');
        await manager.streams.delete('EVENTS');
      },
    },
    'all that the broker had stored': {
      deleting: (_, { broker }) => broker.loseStore(),
      mayEndAs: ['flare.sent', ...endsOfLost],
    },
    'the artifacts': {
      deleting: (manager) => manager.streams.delete('OBJ_flares'),
      mayEndAs: ['flare.sent', ...endsOfLost],
    },
    'the durables of each service': {
      deleting: async (manager) => {
        for (const durable of ['archiver-web', 'created', 'profiles-web', 'uploader', 'uploader-approved'])
          await manager.consumers.delete('EVENTS', durable);
      },
    },
    'the stream of dead letters': { deleting: (manager) => manager.streams.delete('DLQ') },
  };
  for (const [what, loss] of Object.entries(losses))
    test(`${what}: each ends once, and so does the next one`, (t) => tell(t, loss));

  const ofGroups: Record<string, (manager: JetStreamManager, pipeline: Pipeline) => Promise<unknown>> = {
    'the records of groups': (manager) => manager.streams.delete('KV_GROUPS'),
    'the records of groups, whose archiver is killed': async (manager, { services, start }) => {
      services.archiver.process.kill('SIGKILL');
      await manager.streams.delete('KV_GROUPS');
      await start('archiver');
    },
    'the records of groups and of flares, and all events': async (manager) => {
      for (const name of ['KV_GROUPS', 'KV_FLARES', 'EVENTS']) await manager.streams.delete(name);
    },
  };
  for (const [what, deleting] of Object.entries(ofGroups))
    test(`${what}: a group can be approved, and ends once with its flares`, (t) => tellOfGroup(t, deleting));
});

async function tellOfGroup(
  t: TestContext,
  deleting: (manager: JetStreamManager, pipeline: Pipeline) => Promise<unknown>,
) {
  const pipeline = await startLookedAfter();
  if (typeof pipeline === 'string') return t.skip(pipeline);
  await using _pipeline = pipeline;
  const { transport, untilState } = pipeline;
  await using outside = await followEnds(pipeline);
  const request = { targets: ['web'], profile: { seconds: 1 }, send: false, preflight: false } as const;
  const reply = await transport.requestGroup('create', request);
  assert.ok(reply.status === 'accepted');
  const { groupId, flares } = reply;
  const { flareId } = flares[0]!;
  await untilState(flareId, 'profiling');
  await deleting(outside.manager, pipeline);
  for (const signal = AbortSignal.timeout(180_000); ; await delay(200, undefined, { signal })) {
    const record = (await transport.flares.get(flareId, { signal }))?.value;
    if (record?.state !== 'awaiting-approval' || record.outbox?.name !== 'flare.awaiting-approval') continue;
    const { finished } = record.outbox.data as { finished: { sha256: string } };
    const archives = [{ flareId, sha256: finished.sha256 }];
    const answer = await transport.requestGroup('approve', { groupId, archives, by: 'test' }).catch(() => undefined);
    if (answer?.status === 'approved') break;
  }
  await outside.untilEnd(groupId);
  await delay(2_000);
  assert.deepEqual([outside.ends(flareId), outside.ends(groupId)], [['flare.sent'], ['flare.group.ended']]);
  assert.equal(outside.said(groupId), 1);
  assert.equal(pipeline.tickets(), 1);
  assert.ok((await transport.groups.get(groupId))?.value.announced, 'the record of the group has ended');
  return undefined;
}

async function tell(t: TestContext, { deleting, needsFolder, everyMs, mayEndAs = ['flare.sent'] }: Loss) {
  const pipeline = await startLookedAfter({ everyMs });
  if (typeof pipeline === 'string') return t.skip(pipeline);
  await using _pipeline = pipeline;
  if (needsFolder && !pipeline.broker.loseFolder) return t.skip('the folders of this broker are out of reach');
  const { transport, services, ask, untilState } = pipeline;
  await using outside = await followEnds(pipeline);

  const held = await ask({ profile: false, send: false });
  await untilState(held, 'awaiting-approval');
  const asked = [held, await ask(), await ask(), await ask({ profile: false })];
  await untilState(asked[1]!, 'profiling');
  await deleting(outside.manager, pipeline);
  await untilApproved(pipeline, held);
  for (const flareId of asked) await outside.untilEnd(flareId);
  const next = await untilAccepted(pipeline);
  await outside.untilEnd(next);
  // Whoever publishes an event a second time has looked at all records by then.
  await delay(2_000);

  for (const flareId of asked) {
    const [end, ...more] = outside.ends(flareId);
    assert.deepEqual(more, [], `${flareId} ends once`);
    assert.ok(mayEndAs.includes(end!), `${flareId} ends as ${end}`);
    assert.ok((await transport.flares.get(flareId))?.value.announced, `the record of ${flareId} has ended`);
  }
  assert.deepEqual(outside.ends(next), ['flare.sent']);
  assert.equal(pipeline.tickets(), [...asked, next].filter((id) => outside.ends(id)[0] === 'flare.sent').length);
  for (const { process } of Object.values(services)) assert.equal(process.exitCode ?? process.signalCode, null);
  return undefined;
}

/**
 * Deletes the stream of events as a nats-server of which much else is asked: it removes its folder when the stream has been made anew and
 * holds events again, here those that wait for a profiler which stands still. Some seconds later nobody can read them any more.
 */
async function deleteSlowly(manager: JetStreamManager, { broker, services }: Pipeline): Promise<void> {
  const { process } = services.profiler;
  process.kill('SIGSTOP');
  await manager.streams.delete('EVENTS');
  const stored = () =>
    manager.streams.info('EVENTS').then(
      ({ state }) => state.messages,
      () => 0,
    );
  while ((await stored()) === 0) await delay(100);
  await broker.loseFolder?.('EVENTS');
  const isReadable = () => manager.streams.getMessage('EVENTS', { seq: 1 }).then(Boolean, () => false);
  // The broker has them in memory until nobody has asked for any of them for five seconds.
  for (const signal = AbortSignal.timeout(180_000); ;) {
    broker.freeze?.();
    await delay(6_000);
    broker.thaw?.();
    if (!(await isReadable())) break;
    signal.throwIfAborted();
  }
  process.kill('SIGCONT');
}

/**
 * Hears how flares end with a client that is none of ours: what is said, since a stream may be deleted after that, and what is stored, since
 * something may be said while that client is not connected.
 */
async function followEnds({ broker, transport }: Pipeline) {
  const client = await connect({ servers: broker.url, maxReconnectAttempts: -1 });
  const heard = new Map<string, Set<string>>();
  const said: string[] = [];
  const hear = (name: string, data: { flareId: string } | { groupId: string }) => {
    const about = 'flareId' in data ? data.flareId : data.groupId;
    const end = 'code' in data && typeof data.code === 'string' ? data.code : name;
    if (ends.includes(name)) heard.set(about, (heard.get(about) ?? new Set()).add(end));
    return about;
  };
  const listening = client.subscribe('flare.>');
  void (async () => {
    for await (const message of listening) {
      if (message.subject.startsWith('flare.progress.') || message.subject.startsWith('flare.requested.')) continue;
      const about = hear(message.subject, message.json());
      if (message.subject === 'flare.group.ended') said.push(about);
    }
  })();
  const over = new AbortController();
  const reading = (async () => {
    for await (const { name, data } of transport.tailAll({ from: 'start', signal: over.signal })) hear(name, data);
  })();
  return {
    manager: await client.jetstreamManager(),
    /** How a flare or a group ended. */
    ends: (about: string) => [...(heard.get(about) ?? [])],
    /** How often it was said that a group has ended. */
    said: (groupId: string) => said.filter((about) => about === groupId).length,
    async untilEnd(about: string) {
      const signal = AbortSignal.timeout(180_000);
      while (!heard.has(about)) {
        if (signal.aborted) throw new Error(`${about} never ended`);
        await delay(50);
      }
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await reading;
      await client.close();
    },
  };
}

async function untilApproved({ transport }: Pipeline, flareId: string): Promise<void> {
  for (const signal = AbortSignal.timeout(180_000); ; await delay(200)) {
    const record = (await transport.flares.get(flareId, { signal }))?.value;
    if (record && ['approved', 'sending', 'sent'].includes(record.state)) return;
    if (record?.state !== 'awaiting-approval' || record.outbox?.name !== 'flare.awaiting-approval') {
      if (signal.aborted) throw new Error(`the record of ${flareId} did not come back`);
      continue;
    }
    const { finished } = record.outbox.data as { finished: { sha256: string } };
    // Nobody answers in time while the event cannot be stored; the approval counts all the same.
    const asked = transport.request('approve', { flareId, sha256: finished.sha256, by: 'test' });
    const reply = await asked.catch(() => undefined);
    if (reply?.status === 'approved') return;
  }
}

/** Asks until the target is registered again. */
async function untilAccepted({ ask }: Pipeline): Promise<string> {
  for (const signal = AbortSignal.timeout(180_000); ; await delay(500)) {
    try {
      return await ask({ profile: false });
    } catch (error) {
      if (signal.aborted) throw error;
    }
  }
}
