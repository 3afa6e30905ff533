import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FlareEvent } from '@flarewire/schemas';
import { connect } from 'nats';
import { startIntakeDouble, type IntakeReaction } from '@flarewire/testing';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const json = { 'content-type': 'application/json' };
const taken: IntakeReaction = { status: 200, headers: json, body: '{"case_id": 7}' };

/** Runs a story with a pipeline of its own in front of an intake that reacts as told. */
async function withPipeline(
  reactions: { head?: IntakeReaction[]; post?: IntakeReaction[]; get?: IntakeReaction[] },
  story: (pipeline: Pipeline, intake: { tickets: () => number }) => Promise<void>,
  more: { pprofUrl?: string; more?: object } = {},
): Promise<string | undefined> {
  await using intake = await startIntakeDouble(reactions);
  const pipeline = await startPipeline({ intakeUrl: intake.url, ...more });
  if (typeof pipeline === 'string') return pipeline;
  await using _closing = pipeline;
  await story(pipeline, intake);
  return undefined;
}

const names = (events: FlareEvent[]) => events.map(({ name }) => name);
const ends = (events: FlareEvent[]) =>
  names(events).filter((name) => ['flare.sent', 'flare.failed', 'flare.cancelled'].includes(name));

async function restIn(ms: number) {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Every end that a flare has had, some time after it had its first. */
async function endsLater({ untilEnd, transport }: Pipeline, flareId: string): Promise<string[]> {
  await untilEnd(flareId);
  await restIn(1_500);
  const { signal } = new AbortController();
  return ends(await Array.fromAsync(transport.tail({ from: 'start', flareId, until: 'stored', signal })));
}

suite('a flare ends in exactly one way', () => {
  test('sent, with each profile named that could not be read, when the profile endpoint is down', async (t) => {
    const skip = await withPipeline(
      { post: [taken] },
      async ({ ask, untilEnd }) => {
        const events = await untilEnd(await ask());
        assert.deepEqual(ends(events), ['flare.sent']);
        const collected = events.find(({ name }) => name === 'profiles.collected');
        assert.ok(collected?.name === 'profiles.collected');
        assert.deepEqual(collected.data.profiles, []);
        assert.equal(collected.data.failed.length, 5);
        for (const { code, message } of collected.data.failed) assert.ok(code && message);
      },
      { pprofUrl: 'http://127.0.0.1:1/debug/pprof' },
    );
    if (skip) t.skip(skip);
  });

  for (const [status, code] of [
    [500, 'destination_failed'],
    [403, 'destination_refused'],
  ] as const) {
    test(`failed with ${code}, with the archive kept, when the destination answers ${status}`, async (t) => {
      const skip = await withPipeline({ post: [{ status, headers: json, body: '{}' }] }, async (pipeline) => {
        const { ask, untilEnd, transport } = pipeline;
        const flareId = await ask();
        const end = (await untilEnd(flareId)).at(-1);
        assert.ok(end?.name === 'flare.failed');
        assert.equal(end.data.stage, 'uploader');
        assert.equal(end.data.code, code);
        assert.ok(end.data.kept);
        let bytes = 0;
        for await (const chunk of transport.artifacts.get(end.data.kept.ref)) bytes += chunk.length;
        assert.equal(bytes, end.data.kept.ref.size);
        assert.deepEqual(await endsLater(pipeline, flareId), ['flare.failed']);
      });
      if (skip) t.skip(skip);
    });
  }

  test('refused at once when the destination refuses the key before anything is collected', async (t) => {
    const skip = await withPipeline(
      { head: [{ status: 403, headers: json, body: '{}' }] },
      async ({ ask, transport }) => {
        await assert.rejects(ask());
        assert.deepEqual(await transport.flares.list(), []);
      },
    );
    if (skip) t.skip(skip);
  });

  test('sent once when the broker is killed in the middle and comes back', async (t) => {
    const skip = await withPipeline({ post: [taken] }, async (pipeline, intake) => {
      const { ask, untilState, broker } = pipeline;
      const flareId = await ask({ profile: { seconds: 2 } });
      await untilState(flareId, 'profiling');
      await broker.kill();
      await restIn(700);
      await broker.restart();
      assert.deepEqual(await endsLater(pipeline, flareId), ['flare.sent']);
      assert.equal(intake.tickets(), 1);
    });
    if (skip) t.skip(skip);
  });

  for (const name of ['archiver', 'profiler'] as const) {
    test(
      `sent once when the ${name} is killed while it works and another takes over`,
      { timeout: 300_000 },
      async (t) => {
        const skip = await withPipeline({ post: [taken] }, async (pipeline, intake) => {
          const { ask, untilState, services, start } = pipeline;
          const flareId = await ask({ profile: { seconds: 2 } });
          await untilState(flareId, name === 'archiver' ? 'archiving' : 'profiling');
          services[name].process.kill('SIGKILL');
          await start(name);
          assert.deepEqual(await endsLater(pipeline, flareId), ['flare.sent']);
          assert.equal(intake.tickets(), 1);
        });
        if (skip) t.skip(skip);
      },
    );
  }

  test(
    'failed with delivery_unknown, and not sent again, when the uploader is killed in the middle of sending',
    { timeout: 300_000 },
    async (t) => {
      const skip = await withPipeline({ post: [{ silent: 'after-body' }, taken] }, async (pipeline, intake) => {
        const { ask, untilEnd, services, start } = pipeline;
        const flareId = await ask({ profile: false });
        while (intake.tickets() === 0) await restIn(50);
        services.uploader.process.kill('SIGKILL');
        await start('uploader');
        const end = (await untilEnd(flareId)).at(-1);
        assert.ok(end?.name === 'flare.failed');
        assert.equal(end.data.code, 'delivery_unknown');
        assert.match(end.data.reason, new RegExp(`sha256 [0-9a-f]{64}.*flare send ${flareId} --destination intake`));
        assert.equal(intake.tickets(), 1);
      });
      if (skip) t.skip(skip);
    },
  );

  for (const [what, deleted] of [
    ['its record', []],
    ['its record and the durable', ['uploader']],
  ] as const)
    test(
      `failed with delivery_unknown, and not sent again, when the uploader is killed in the middle of sending and ${what} deleted`,
      { timeout: 300_000 },
      async (t) => {
        const skip = await withPipeline({ post: [{ silent: 'after-body' }, taken] }, async (pipeline, intake) => {
          const { ask, broker, untilEnd, services, start, transport } = pipeline;
          const flareId = await ask({ profile: false });
          while (intake.tickets() === 0) await restIn(50);
          services.uploader.process.kill('SIGKILL');
          await transport.flares.delete(flareId);
          await deleteDurables(broker.url, deleted);
          await start('uploader');
          const end = (await untilEnd(flareId)).at(-1);
          assert.ok(end?.name === 'flare.failed');
          assert.equal(end.data.code, 'delivery_unknown');
          assert.match(end.data.reason, new RegExp(`its record is gone.*flare send ${flareId} --destination intake`));
          assert.equal(intake.tickets(), 1);
        });
        if (skip) t.skip(skip);
      },
    );

  for (const [status, tickets] of [
    ['received', 1],
    ['absent', 2],
  ] as const) {
    test(
      `sent, with ${tickets} uploads, when the uploader is killed in the middle of sending and the intake says "${status}"`,
      { timeout: 300_000 },
      async (t) => {
        const get = [{ ...taken, body: JSON.stringify({ status, case_id: 4242 }) }];
        const post: IntakeReaction[] = [{ silent: 'after-body' }, taken];
        const skip = await withPipeline({ post, get }, async (pipeline, intake) => {
          const { ask, services, start } = pipeline;
          const flareId = await ask({ profile: false });
          while (intake.tickets() === 0) await restIn(50);
          services.uploader.process.kill('SIGKILL');
          await start('uploader');
          assert.deepEqual(await endsLater(pipeline, flareId), ['flare.sent']);
          assert.equal(intake.tickets(), tickets);
        });
        if (skip) t.skip(skip);
      },
    );
  }

  test('sent after a service was told to stop in the middle of its work and exited with 0', async (t) => {
    const skip = await withPipeline({ post: [taken] }, async (pipeline, intake) => {
      const { ask, untilState, services, start } = pipeline;
      const flareId = await ask({ profile: { seconds: 2 } });
      await untilState(flareId, 'profiling');
      await start('profiler');
      await services.profiler[Symbol.asyncDispose]();
      assert.equal(services.profiler.process.exitCode, 0);
      assert.deepEqual(await endsLater(pipeline, flareId), ['flare.sent']);
      assert.equal(intake.tickets(), 1);
    });
    if (skip) t.skip(skip);
  });

  test('cancelled while it waits for an approval; sent, with the approved digest, when it is approved', async (t) => {
    const skip = await withPipeline({ post: [taken] }, async (pipeline, intake) => {
      const { ask, untilState, untilEnd, transport } = pipeline;
      const [first, second] = [await ask({ send: false, profile: false }), await ask({ send: false, profile: false })];
      await untilState(first, 'awaiting-approval');
      await untilState(second, 'awaiting-approval');
      const cancelled = await transport.request('cancel', { flareId: first, by: 'ops', reason: 'a test' });
      assert.equal(cancelled.status, 'cancelled');
      assert.deepEqual(ends(await untilEnd(first)), ['flare.cancelled']);

      const other = await transport.request('approve', { flareId: second, sha256: 'a'.repeat(64), by: 'ops' });
      assert.ok(other.status === 'refused' && other.error.code === 'approval_mismatch');
      const waiting = (await transport.flares.get(second))?.value.outbox?.data as { finished: { sha256: string } };
      const approved = await transport.request('approve', {
        flareId: second,
        sha256: waiting.finished.sha256,
        by: 'ops',
      });
      assert.equal(approved.status, 'approved');
      const end = (await untilEnd(second)).at(-1);
      assert.ok(end?.name === 'flare.sent');
      assert.equal(end.data.archive.sha256, waiting.finished.sha256);
      assert.equal(intake.tickets(), 1);
    });
    if (skip) t.skip(skip);
  });
});

async function deleteDurables(url: string, durables: readonly string[]): Promise<void> {
  const client = await connect({ servers: url });
  const manager = await client.jetstreamManager();
  for (const durable of durables) await manager.consumers.delete('EVENTS', durable);
  await client.close();
}
