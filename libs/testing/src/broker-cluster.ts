import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { startLocalBroker, type LocalBroker } from '@flarewire/broker';

/** Servers of one cluster on this machine, each of which can be made to fail. */
export type BrokerCluster = AsyncDisposable & { servers: ({ name: string } & LocalBroker)[] };

/** Starts three servers that keep everything three times. */
export async function startBrokerCluster(options: { program: string; storeDir: string }): Promise<BrokerCluster> {
  const names = ['one', 'two', 'three'];
  await using opening = new AsyncDisposableStack();
  const ports = await freePorts(names.length);
  const routes = ports.map((port) => `"nats://127.0.0.1:${port}"`).join(', ');
  const started = await Promise.allSettled(
    names.map(async (name, index) => {
      const broker = await startLocalBroker({
        program: options.program,
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
  const closing = opening.move();
  return { servers, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

async function freePorts(count: number): Promise<number[]> {
  // All are held at once, so that no two are the same.
  const servers = Array.from({ length: count }, () => createServer());
  const ports = servers.map(async (server) => {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  });
  const found = await Promise.all(ports);
  for (const server of servers) server.close();
  return found;
}
