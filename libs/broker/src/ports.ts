import { createServer, type AddressInfo } from 'node:net';

/** Ports of a broker. */
export type BrokerPorts = { client: number; monitor: number; prof: number };

/** Fills in free ports of the loopback interface for those that are not given. */
export async function choosePorts(given: Partial<BrokerPorts> = {}): Promise<BrokerPorts> {
  // All are held at once, so that no two are the same.
  await using held = new AsyncDisposableStack();
  const free = async () => {
    const server = held.use(createServer());
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  return {
    client: given.client ?? (await free()),
    monitor: given.monitor ?? (await free()),
    prof: given.prof ?? (await free()),
  };
}
