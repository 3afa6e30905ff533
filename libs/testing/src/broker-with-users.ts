import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalBroker } from '@flarewire/broker';
import { findLocalServer } from './find-local-server.ts';

/** What a user of a broker may publish and subscribe to; without it all. */
export type BrokerUser = { name: string; publish?: readonly string[]; subscribe?: readonly string[] };

/** A broker with users and their permissions. */
export type BrokerWithUsers = AsyncDisposable & { urlFor: (name: string) => string };

/**
 * Starts a local nats-server of a test's own, whose users may do just what is given.
 * @returns in one sentence why not, where there is no nats-server
 */
export async function startBrokerWithUsers(users: readonly BrokerUser[]): Promise<BrokerWithUsers | string> {
  const found = await findLocalServer();
  if (typeof found === 'string') return found;
  const { program } = found;
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-broker-')));
  const entries = users.map(({ name, publish, subscribe }) => ({
    user: name,
    password: name,
    ...(publish && subscribe && { permissions: { publish: { allow: publish }, subscribe: { allow: subscribe } } }),
  }));
  const more = `authorization: ${JSON.stringify({ users: entries })}`;
  const broker = opening.use(await startLocalBroker({ program, storeDir: folder.path, more }));
  const started = opening.move();
  return {
    urlFor: (name) => broker.url.replace('//', `//${name}:${name}@`),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
