import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type JetStreamClient, type JetStreamManager, type JsMsg } from 'nats';
import { startLookedAfter, type LookedAfter } from './looked-after.fixture.ts';

type Story = LookedAfter & {
  /** Does something with a client that is none of ours, behind a flare's back. */
  meddle: (act: (jetstream: JetStreamClient, manager: JetStreamManager) => Promise<unknown>) => Promise<void>;
  /** Resolves when the profiler is asked for its part. */
  untilPassedOn: (flareId: string) => Promise<void>;
};

suite('a flare whose event is lost', { timeout: 300_000 }, () => {
  async function tell(t: TestContext, story: (told: Story) => Promise<string>) {
    const pipeline = await startLookedAfter();
    if (typeof pipeline === 'string') return t.skip(pipeline);
    await using _pipeline = pipeline;
    const { transport, broker } = pipeline;
    const flareId = await story({
      ...pipeline,
      async untilPassedOn(flareId) {
        const isStored = (manager: JetStreamManager) =>
          manager.streams.getMessage('EVENTS', { last_by_subj: 'profiles.requested.web' }).then(
            () => true,
            () => false,
          );
        const client = await connect({ servers: broker.url });
        try {
          const manager = await client.jetstreamManager();
          for await (const { value } of transport.flares.watch({ key: flareId, signal: AbortSignal.timeout(180_000) }))
            if (value.outbox?.name === 'profiles.requested') break;
          while (!(await isStored(manager))) await delay(20);
        } finally {
          await client.close();
        }
      },
      async meddle(act) {
        const client = await connect({ servers: broker.url });
        try {
          await act(client.jetstream(), await client.jetstreamManager());
        } finally {
          await client.close();
        }
      },
    });
    const ends = (await pipeline.untilEnd(flareId)).at(-1);
    assert.equal(ends?.name, 'flare.sent');
    assert.equal(pipeline.tickets(), 1);
    return undefined;
  }

  test('ends as sent when its event was removed before anybody took it', async (t) =>
    tell(t, async ({ services, ask, untilState, untilPassedOn, start, meddle }) => {
      await services.profiler[Symbol.asyncDispose]();
      const flareId = await ask();
      await untilState(flareId, 'created');
      await untilPassedOn(flareId);
      await meddle((_, manager) => manager.streams.purge('EVENTS', { filter: 'profiles.requested.web' }));
      await start('profiler');
      return flareId;
    }));

  test('ends as sent when somebody else took its event, and lost it', async (t) =>
    tell(t, async ({ services, ask, untilState, start, meddle }) => {
      await services.uploader[Symbol.asyncDispose]();
      const flareId = await ask({ profile: false });
      await untilState(flareId, 'profiled');
      await meddle(async (jetstream) => (await taken(jetstream)).ack());
      await start('uploader');
      return flareId;
    }));

  test('ends as sent when its worker died, and with it the event and who was to deliver it again', async (t) =>
    tell(t, async ({ services, ask, untilState, start, meddle }) => {
      const flareId = await ask();
      await untilState(flareId, 'profiling');
      services.profiler.process.kill('SIGKILL');
      await meddle(async (_, manager) => {
        await manager.consumers.delete('EVENTS', 'profiles-web');
        await manager.streams.purge('EVENTS', { filter: 'profiles.requested.web' });
      });
      await start('profiler');
      return flareId;
    }));

  test('is worked on once by who works on it slowly', async (t) =>
    tell(t, async ({ ask, untilState, untilEnd, start, meddle, profiled }) => {
      const flareId = await ask();
      await untilState(flareId, 'profiling');
      await meddle(async (_, manager) => {
        await manager.consumers.delete('EVENTS', 'profiles-web');
        await manager.streams.purge('EVENTS', { filter: 'profiles.requested.web' });
      });
      await start('profiler');
      await untilEnd(flareId);
      assert.equal(profiled(), 1);
      return flareId;
    }));
});

/** The uploader's event, which follows its flare's record a little later. */
async function taken(jetstream: JetStreamClient): Promise<JsMsg> {
  for (;;) {
    try {
      return await jetstream.pull('EVENTS', 'uploader', 1_000);
    } catch (thrown) {
      if ((thrown as { code?: string }).code !== '404') throw thrown;
      await delay(50);
    }
  }
}
