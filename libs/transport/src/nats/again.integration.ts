import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { FlareError, natsConfig } from '@flarewire/schemas';
import { startTestBroker } from '@flarewire/testing';
import { againContract, waitMs } from '../contract/again-contract.ts';
import { consumeRequested } from '../contract/consume-requested.ts';
import { createCollector, requested, uniqueName } from '../contract/subject.ts';
import type { Standing } from '../port/consume.ts';
import type { Timing } from '../timing.ts';
import { connectNats } from './connect-nats.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('one that waits to be tried again, over NATS', { skip: broker });
else
  suite('one that waits to be tried again, over NATS', { timeout: 300_000 }, () => {
    const opened = new AsyncDisposableStack();
    opened.use(broker);
    after(() => opened.disposeAsync());
    const config = natsConfig.parse({ url: broker.url });
    const open = async (timing: Partial<Timing>) =>
      opened.use(await connectNats({ config, artifacts: { store: 'nats' }, name: 'test', timing }));
    againContract(() => open({ retryDelaysMs: [waitMs] }));

    /** Two instances that work on one event which fails at first, and waits for a minute then. */
    async function startLong(standing: () => Standing) {
      const target = uniqueName('t');
      const transports = [await open({ retryDelaysMs: [60_000] }), await open({ retryDelaysMs: [60_000] })];
      const attempts = createCollector<{ by: number; attempt: number }>();
      const workers = transports.map((transport, by) =>
        consumeRequested(transport, target, {
          inFlight: 1,
          begun: async () => attempts.items.length,
          standing: async () => standing(),
          handle: async (_, { attempt }) => {
            attempts.push({ by, attempt });
            if (attempt === 1) throw new FlareError('stage_failed', 'Not yet', { retryable: true });
          },
        }),
      );
      await transports[0]!.publish('flare.requested', requested(target));
      const [first] = await attempts.reach(1);
      return { attempts, by: first!.by, worker: await workers[first!.by]! };
    }

    test('it is handed to another one at once when its worker closes', async () => {
      const { attempts, by, worker } = await startLong(() => 'ours');
      await worker[Symbol.asyncDispose]();
      await attempts.reach(2);
      assert.deepEqual(attempts.items[1], { by: 1 - by, attempt: 2 });
    });

    test('it is taken up at once when there is nothing to wait for any more, as where its flare was cancelled', async () => {
      let standing: Standing = 'ours';
      const { attempts } = await startLong(() => standing);
      standing = 'over';
      await attempts.reach(2);
    });
  });
