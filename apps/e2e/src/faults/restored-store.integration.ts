import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded, stateAfter, type FlareState } from '@flarewire/schemas';
import { startLookedAfter, type LookedAfter } from './looked-after.fixture.ts';

const isOver = (state: FlareState | undefined) => state !== undefined && hasEnded(state);
const isEvents = (stream: string) => stream.startsWith('EVENTS') || stream === 'DLQ';

suite('a broker that comes back with what it had stored an hour ago', { timeout: 600_000 }, () => {
  const backups: Record<string, (stream: string) => boolean> = {
    'all of it': () => true,
    'the events, and the records as they are now': isEvents,
    'the records, and the events as they are now': (stream) => !isEvents(stream),
  };
  for (const [what, fits] of Object.entries(backups))
    test(`${what}: no flare is sent twice, each has ended, and the next one is sent`, (t) => tell(t, fits));
});

async function tell(t: TestContext, fits: (stream: string) => boolean) {
  const pipeline = await startLookedAfter();
  if (typeof pipeline === 'string') return t.skip(pipeline);
  await using _pipeline = pipeline;
  const { broker, ask, untilState, untilEnd, transport } = pipeline;
  if (!broker.backUp) return t.skip('the store of this broker is out of reach');
  const held = await ask({ profile: false, send: false });
  await untilState(held, 'awaiting-approval');
  const [working, waiting] = [await ask(), await ask()];
  await untilState(working, 'profiling');
  const restore = await broker.backUp();

  await approve(pipeline, held);
  const later = await ask({ profile: false });
  const asked = [held, working, waiting, later];
  for (const flareId of asked) assert.equal((await untilEnd(flareId)).at(-1)?.name, 'flare.sent');
  assert.equal(pipeline.tickets(), asked.length);
  const young = await ask({ profile: false, send: false });
  await untilState(young, 'awaiting-approval');
  await restore(fits);

  const stateOf = async (flareId: string) => (await transport.flares.get(flareId))?.value.state;
  for (const flareId of [working, waiting]) while (!isOver(await stateOf(flareId))) await delay(200);
  // Somebody approves it once more, where it says that it waits for that.
  if ((await stateOf(held)) === 'awaiting-approval') await approve(pipeline, held);
  while (!isOver(await stateOf(held))) await delay(200);
  // One that was asked for since, and has not ended, is stored again; its archive may be gone.
  await approve(pipeline, young);
  while (!isOver(await stateOf(young))) await delay(200);
  const sent = (await stateOf(young)) === 'sent' ? [...asked, young] : asked;
  await delay(2_000);
  assert.equal(pipeline.tickets(), sent.length);
  t.diagnostic(`asked for since: ${(await endsOf(pipeline, young)).join()}`);
  for (const flareId of asked) {
    const ends = await endsOf(pipeline, flareId);
    assert.ok(ends.length <= 1, ends.join());
    t.diagnostic(`${(await stateOf(flareId)) ?? 'no record'}, ${ends.join() || 'no end among the events'}`);
  }
  const next = await untilAccepted(pipeline);
  assert.equal((await untilEnd(next)).at(-1)?.name, 'flare.sent');
  assert.equal(pipeline.tickets(), sent.length + 1);
  return undefined;
}

/** How a flare has ended by the events, with the code of a failure. */
async function endsOf({ transport }: LookedAfter, flareId: string): Promise<string[]> {
  const ends: string[] = [];
  const signal = AbortSignal.timeout(180_000);
  for await (const { name, data } of transport.tail({ from: 'start', until: 'stored', flareId, signal }))
    if (hasEnded(stateAfter(name))) ends.push('code' in data ? `${name} ${data.code}` : name);
  return ends;
}

/** Approves a flare once it can be; one whose archive is gone ends by itself. */
async function approve({ transport }: LookedAfter, flareId: string): Promise<void> {
  for (const signal = AbortSignal.timeout(180_000); ; await delay(100, undefined, { signal })) {
    const record = (await transport.flares.get(flareId, { signal }))?.value;
    if (isOver(record?.state)) return;
    const { finished } = (record?.outbox?.data ?? {}) as { finished?: { sha256: string } };
    if (!finished) continue;
    const reply = await transport.request('approve', { flareId, sha256: finished.sha256, by: 'test' });
    if (reply.status === 'approved') return;
  }
}

/** Asks until the target is registered again. */
async function untilAccepted({ ask }: LookedAfter): Promise<string> {
  for (const signal = AbortSignal.timeout(180_000); ; await delay(500)) {
    try {
      return await ask({ profile: false });
    } catch (error) {
      if (signal.aborted) throw error;
    }
  }
}
