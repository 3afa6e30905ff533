import { connect, nanos } from 'nats';

/** Looks on at a broker: counts the consumers that are made, and shortens what it keeps. */
export async function watchBroker(url: string) {
  const client = await connect({ servers: url });
  let made = 0;
  client.subscribe('$JS.API.CONSUMER.CREATE.>', { callback: () => void made++ });
  const manager = await client.jetstreamManager();
  return {
    made: () => made,
    async keep(names: readonly string[], ms: number) {
      for (const name of names) {
        const { config } = await manager.streams.info(name);
        await manager.streams.update(name, { ...config, max_age: nanos(ms), duplicate_window: nanos(ms) });
      }
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}
