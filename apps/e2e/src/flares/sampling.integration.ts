import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startIntakeDouble, startNatsWithPprof, startSettingsDouble } from '@flarewire/testing';
import { startPipeline } from '../pipeline.fixture.ts';

const mutex = 'runtime_mutex_profile_fraction';
const within = 30_000;

suite('sampling settings of a profiled process', () => {
  test(
    'have their old values within 30 s of a new profiler’s start when the one that changed them was killed',
    { timeout: 300_000 },
    async (t) => {
      await using opened = new AsyncDisposableStack();
      const changed = Promise.withResolvers<void>();
      const settings = opened.use(
        await startSettingsDouble({
          values: { [mutex]: 7 },
          after: ({ method }) => {
            if (method === 'POST') changed.resolve();
          },
        }),
      );
      const intake = opened.use(
        await startIntakeDouble({
          post: [{ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }],
        }),
      );
      const go = await startNatsWithPprof();
      if (!go) return t.skip('there is no nats-server on this machine to be profiled');
      opened.use(go);
      const web = { url: go.url, settings: { url: settings.url } };
      const pipeline = await startPipeline({ intakeUrl: intake.url, more: { targets: { web: { pprof: { web } } } } });
      if (typeof pipeline === 'string') return t.skip(pipeline);
      opened.use(pipeline);

      const flareId = await pipeline.ask({ profile: { seconds: 1, mutexFraction: 100 } });
      await changed.promise;
      const value = () => settings.values[mutex];
      assert.equal(value(), 100);
      pipeline.services.profiler.process.kill('SIGKILL');
      await pipeline.start('profiler');
      const started = Date.now();
      while (value() !== 7 && Date.now() - started < within) await delay(100);
      assert.equal(value(), 7);
      assert.equal((await pipeline.untilEnd(flareId)).at(-1)?.name, 'flare.sent');
      assert.equal(value(), 7);
      assert.deepEqual(await pipeline.transport.settings.list(), []);
      return undefined;
    },
  );
});
