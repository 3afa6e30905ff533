import { setTimeout as delay } from 'node:timers/promises';
import { connect, type JetStreamManager } from 'nats';
import type { Installation } from './installation.ts';
import type { Strike } from './strike.ts';

/** How long a killed leader is away: long enough for the others to elect one. */
const downMs = 1_000;

/** A stream or a consumer, which one of the servers leads. */
type Led = { what: string; leader: string | undefined };

/** The leader of each stream, bucket and consumer that there is now. */
async function findLeaders(manager: JetStreamManager): Promise<Led[]> {
  const found: Led[] = [];
  for await (const { config, cluster } of manager.streams.list()) {
    found.push({ what: `stream ${config.name}`, leader: cluster?.leader });
    if (config.name !== 'EVENTS') continue;
    // Whoever reads along makes another one in place of his, so nobody is elected for that.
    for await (const { name, config: own, cluster: of } of manager.consumers.list(config.name))
      if (own.durable_name !== undefined) found.push({ what: `consumer ${name}`, leader: of?.leader });
  }
  return found;
}

/**
 * Kills the leader of each stream, bucket and durable consumer, one after the other, each once the one before is back and has
 * caught up.
 */
export async function killLeaders(
  { brokers }: Installation,
  { onStrike, signal }: { onStrike: (strike: Strike) => void; signal: AbortSignal },
): Promise<void> {
  const started = performance.now();
  const client = await connect({ servers: brokers.map(({ url }) => url), maxReconnectAttempts: -1 });
  try {
    const manager = await client.jetstreamManager();
    const hasty = await client.jetstreamManager({ timeout: 500, checkAPI: false });
    const left = (await findLeaders(manager)).map(({ what }) => what);
    for (const what of left) {
      if (signal.aborted) break;
      const leaders = await findLeaders(manager).catch(() => []);
      const leader = leaders.find((each) => each.what === what)?.leader;
      const server = brokers.find(({ name }) => name === leader);
      if (!server) continue;
      const atMs = Math.round(performance.now() - started);
      const strike: Strike = { atMs, victim: `${server.name}, leader of ${what}`, fault: 'kill', forMs: downMs };
      onStrike(strike);
      await server.kill();
      const from = Date.now();
      const led = leaders.filter((each) => each.leader === leader);
      const electing = (async () => {
        await Promise.all(led.map((each) => untilLedByAnother(hasty, each)));
        strike.election = { from, to: Date.now() };
      })();
      await delay(downMs);
      await server.restart();
      await electing;
      await untilCurrent(manager);
    }
  } finally {
    await client.close();
  }
}

/** Resolves when a killed leader has a successor, which may be itself once it is back; a minute at most. */
async function untilLedByAnother(manager: JetStreamManager, { what, leader }: Led): Promise<void> {
  const [kind, name = ''] = what.split(' ');
  const started = performance.now();
  while (performance.now() - started < 60_000) {
    const asked = kind === 'stream' ? manager.streams.info(name) : manager.consumers.info('EVENTS', name);
    const found = (await asked.catch(() => undefined))?.cluster;
    const isBack = performance.now() - started > downMs;
    if (found?.leader && (isBack || found.leader !== leader)) return;
    await delay(50);
  }
}

/** Resolves when every stream has a leader and all its replicas are current; a minute at most. */
async function untilCurrent(manager: JetStreamManager): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const all = await Array.fromAsync(manager.streams.list()).catch(() => []);
    const isCurrent = all.every(
      ({ cluster }) => cluster?.leader && cluster.replicas?.every(({ current, offline }) => current && !offline),
    );
    if (all.length > 0 && isCurrent) return;
    await delay(100);
  }
}
