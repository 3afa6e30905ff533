import { defaultNatsImage, freePort, waitHealthy } from '@flarewire/broker';
import { GenericContainer, getContainerRuntimeClient, Wait, type StartedTestContainer } from 'testcontainers';
import type { TestBroker } from './test-broker.ts';

/** Starts a broker with Testcontainers, with `more` lines of configuration; one sentence instead where there is no Docker engine. */
export async function startBrokerContainer(more = ''): Promise<TestBroker | string> {
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return 'no Docker engine answers, so there is no broker in a container';

  // A port that is fixed, unlike one that the engine chooses, is still the same after a restart.
  const [client, monitor] = [await freePort(), await freePort()];
  const create = () =>
    new GenericContainer(process.env['NATS_IMAGE'] ?? defaultNatsImage)
      .withCopyContentToContainer([{ content: `${more}\n`, target: '/more.conf' }])
      .withCommand(['--config', '/more.conf', '--jetstream', '--store_dir', '/data', '--http_port', '8222'])
      .withExposedPorts({ container: 4222, host: client }, { container: 8222, host: monitor })
      .withWaitStrategy(Wait.forHttp('/healthz?js-enabled-only=true', 8222))
      .start();
  const created = await create().catch((error: unknown) => {
    if (isPullFailure(error)) return error.message;
    throw error;
  });
  if (typeof created === 'string') {
    return `an image cannot be pulled (${created.trim()}); name one of this machine in NATS_IMAGE, and where Ryuk's cannot be had set TESTCONTAINERS_RYUK_DISABLED=true`;
  }
  let container = created;
  const monitorUrl = `http://${container.getHost()}:${monitor}`;
  const handle = () => engine.container.getById(container.getId());
  return {
    url: `nats://${container.getHost()}:${client}`,
    monitorUrl,
    async kill() {
      await handle().kill();
      await handle().wait();
    },
    async restart() {
      if ((await handle().inspect()).State.Running) await handle().stop();
      await handle().start();
      await waitHealthy(monitorUrl);
    },
    async loseStore() {
      await remove(container);
      container = await create();
    },
    [Symbol.asyncDispose]: () => remove(container),
  };
}

async function remove(container: StartedTestContainer): Promise<void> {
  await container.stop({ timeout: 0, remove: true, removeVolumes: true });
}

/** The engine's words for an image that it cannot fetch. */
function isPullFailure(error: unknown): error is Error {
  return error instanceof Error && /registry|no such image|manifest unknown|pull access denied/i.test(error.message);
}
