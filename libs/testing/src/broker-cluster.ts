import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, startLocalBroker, type LocalBroker } from '@flarewire/broker';
import { findLocalServer } from './find-local-server.ts';

/** Servers of one cluster on this machine, each of which can be made to fail. */
export type BrokerCluster = AsyncDisposable & { servers: ({ name: string } & LocalBroker)[] };

/**
 * Starts three servers that keep everything three times.
 * @returns one sentence instead, to skip the test with, where there is no nats-server
 */
export async function startBrokerCluster(options: { storeDir: string }): Promise<BrokerCluster | string> {
  const found = await findLocalServer();
  if (typeof found === 'string') return found;
  const { program } = found;
  const names = ['one', 'two', 'three'];
  await using opening = new AsyncDisposableStack();
  const ports = await Promise.all(names.map(() => freePort()));
  const routes = ports.map((port) => `"nats://127.0.0.1:${port}"`).join(', ');
  const started = await Promise.allSettled(
    names.map(async (name, index) => {
      const broker = await startLocalBroker({
        program,
        storeDir: path.join(options.storeDir, name),
        name,
        more: `cluster { name: flarewire, listen: "127.0.0.1:${ports[index]}", routes: [${routes}] }`,
      });
      return Object.assign(opening.use(broker), { name });
    }),
  );
  const servers = started.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  await untilMet(servers);
  const closing = opening.move();
  return { servers, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

/**
 * Resolves when all servers follow one leader. Where one of nats-server 2.9 comes a moment after the others have elected, it may
 * never hear of that by itself; started again it does.
 */
async function untilMet(servers: LocalBroker[]): Promise<void> {
  for (;;) {
    for (const until = performance.now() + 5_000; performance.now() < until; await delay(100)) {
      const leaders = await Promise.all(servers.map(leaderSeenBy));
      if (leaders[0] !== undefined && leaders.every((leader) => leader === leaders[0])) return;
    }
    for (const server of servers) if ((await leaderSeenBy(server)) === undefined) await server.restart();
  }
}

async function leaderSeenBy({ monitorUrl }: LocalBroker): Promise<string | undefined> {
  const answer = await fetch(`${monitorUrl}/jsz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  const { meta_cluster: meta } = ((await answer?.json()) ?? {}) as { meta_cluster?: { leader?: string } };
  return meta?.leader || undefined;
}
