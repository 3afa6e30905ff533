import path from 'node:path';
import { findOrStartBroker, type RunningBroker } from '@flarewire/broker';
import { FlareError } from '@flarewire/schemas';
import type { BrokerFacts } from './demo-config.ts';

const names = ['nats-1', 'nats-2', 'nats-3', 'nats-4'];

/**
 * Starts four nats-servers that carry nothing, beside the broker: with it, the five targets of a group.
 * @throws {FlareError} `broker_unavailable` where there is no nats-server to start
 */
export async function startMembers(options: {
  env: NodeJS.ProcessEnv;
  folder: string;
  signal: AbortSignal;
}): Promise<AsyncDisposable & { members: Record<string, BrokerFacts> }> {
  const { env, folder, signal } = options;
  const { NATS_URL: _, ...own } = env;
  const quiet = { info() {}, warn() {} };
  await using opening = new AsyncDisposableStack();
  const started = await Promise.allSettled(
    names.map(async (name): Promise<[string, RunningBroker]> => {
      const storeDir = path.join(folder, name);
      const server = await findOrStartBroker({ env: own, storeDir, log: quiet, signal, allowInstall: false });
      if (!server)
        throw new FlareError(
          'broker_unavailable',
          'Cannot start the servers of the group: there is no nats-server on the path and no Docker; leave out --fleet',
        );
      return [name, opening.use(server)];
    }),
  );
  const members = started.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  const closing = opening.move();
  return { members: Object.fromEntries(members), [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
