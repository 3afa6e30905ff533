/** What a broker has to carry. */
export interface BrokerLoad {
  connections: number;
  subscriptions: number;
  /** Durable consumers of the events. */
  durables: number;
  /** Consumers of buckets: watches, and lists that are read just now. */
  watches: number;
  /** Messages that it was sent, and has sent, since it started. */
  messages: number;
  mb: number;
}

type Consumers = { stream_name: string; name: string; config: { durable_name?: string } }[];

/** Reads the broker's own account of itself. */
export async function lookAtBroker(monitor: string): Promise<BrokerLoad> {
  const varz = await ask<Record<'connections' | 'subscriptions' | 'in_msgs' | 'out_msgs' | 'mem', number>>(
    `${monitor}/varz`,
  );
  const { account_details: [account] = [] } = await ask<{
    account_details?: { stream_detail?: { name: string; consumer_detail?: Consumers }[] }[];
  }>(`${monitor}/jsz?consumers=true&streams=true&config=true&limit=10000`);
  const streams = account?.stream_detail ?? [];
  const consumersOf = (isMeant: (stream: string) => boolean) =>
    streams.filter(({ name }) => isMeant(name)).flatMap(({ consumer_detail: found = [] }) => found);
  return {
    connections: varz.connections,
    subscriptions: varz.subscriptions,
    durables: consumersOf((name) => name === 'EVENTS').filter(({ config }) => config.durable_name).length,
    watches: consumersOf((name) => name.startsWith('KV_')).length,
    messages: varz.in_msgs + varz.out_msgs,
    mb: varz.mem / 1e6,
  };
}

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(url);
  return (await response.json()) as T;
}
