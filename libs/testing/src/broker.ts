import { cp, mkdtempDisposable, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrStartBroker, type LocalBroker, type RunningBroker } from '@flarewire/broker';
import type { TestBroker } from './test-broker.ts';

/** Where nats-server keeps streams, below the folder of a test. */
const streamsFolder = join('jetstream', 'jetstream', '$G', 'streams');

export interface TestBrokerOptions {
  signal?: AbortSignal;
  /** Further lines of its configuration. */
  more?: string;
}

/**
 * Starts the kind of broker that `FLAREWIRE_TEST_BROKER` names: `local` (the default: a nats-server of this machine) or
 * `container` (Testcontainers, with the image `NATS_IMAGE`).
 * @returns one sentence instead, to skip the test with, where that kind cannot be had
 */
export async function startTestBroker({ signal, more }: TestBrokerOptions = {}): Promise<TestBroker | string> {
  const kind = process.env['FLAREWIRE_TEST_BROKER'] ?? 'local';
  if (kind === 'container') {
    // Loaded only here: what starts containers takes a second to load.
    const { startBrokerContainer } = await import('./broker-container.ts');
    return startBrokerContainer(more);
  }
  if (kind !== 'local') throw new Error(`FLAREWIRE_TEST_BROKER is "${kind}", expected "local" or "container"`);
  return startLocal(signal, more);
}

async function startLocal(signal?: AbortSignal, more?: string): Promise<TestBroker | string> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-broker-')));
  const { NATS_URL: _, ...env } = process.env;
  const silent = { info() {}, warn() {} };
  const broker = await findOrStartBroker({
    env,
    storeDir: folder.path,
    log: silent,
    allowDocker: false,
    ...(signal && { signal }),
    ...(more !== undefined && { more }),
  });
  if (!broker) return 'no nats-server on this machine, and none could be installed';
  opening.use(broker);
  if (!('kill' in broker)) throw new Error('the broker of a test must be its own');
  const started = opening.move();
  return {
    url: broker.url,
    monitorUrl: broker.monitorUrl,
    kill: () => broker.kill(),
    restart: () => broker.restart(),
    ...(isLocal(broker) ? { freeze: () => broker.freeze(), thaw: () => broker.thaw() } : {}),
    async loseStore() {
      await broker.kill();
      await rm(join(folder.path, 'jetstream'), { recursive: true });
      await broker.restart();
    },
    loseFolder: (stream) => rm(join(folder.path, streamsFolder, stream), { recursive: true, maxRetries: 10 }),
    async backUp() {
      const copy = `${folder.path}-copy`;
      started.defer(() => rm(copy, { recursive: true, force: true }));
      await broker.kill();
      await cp(join(folder.path, streamsFolder), copy, { recursive: true });
      await broker.restart();
      return async (fits = () => true) => {
        await broker.kill();
        for (const stream of (await readdir(copy)).filter(fits)) {
          await rm(join(folder.path, streamsFolder, stream), { recursive: true, force: true });
          await cp(join(copy, stream), join(folder.path, streamsFolder, stream), { recursive: true });
        }
        await broker.restart();
      };
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

function isLocal(broker: RunningBroker): broker is LocalBroker {
  return 'freeze' in broker;
}
