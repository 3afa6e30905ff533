import { freePort } from './free-port.ts';

/** Ports of a broker. */
export type BrokerPorts = { client: number; monitor: number; prof: number };

/** Fills in free ports of the loopback interface for those that are not given. */
export async function choosePorts(given: Partial<BrokerPorts> = {}): Promise<BrokerPorts> {
  return {
    client: given.client ?? (await freePort()),
    monitor: given.monitor ?? (await freePort()),
    prof: given.prof ?? (await freePort()),
  };
}
