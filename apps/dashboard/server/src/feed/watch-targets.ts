import type { StageName, TargetRecord } from '@flarewire/schemas';
import { isOnline, whoServes } from '@flarewire/schemas';
import { every, type Log } from '@flarewire/service';
import type { Entry, Transport } from '@flarewire/transport';
import { followAgain } from './follow-again.ts';

/** One instance that serves a target. Times are RFC 3339, and the broker's. */
export type TargetSeen = {
  name: string;
  role: StageName;
  instance: string;
  host: string;
  lastSeen: string;
  online: boolean;
};

export type Targets = AsyncDisposable & { list: () => TargetSeen[] };

/** So long the broker remembers who is silent. */
const dayMs = 86_400_000;

/** At most so often are browsers told, however many heartbeats there are. */
const everyMs = 2_000;

/** Follows who serves what. A heartbeat that is missing is a change as well, so `tell` is called again and again. */
export async function watchTargets(options: {
  transport: Transport;
  log: Log;
  now: () => Date;
  tell: (targets: TargetSeen[]) => void;
  againMs?: number;
}): Promise<Targets> {
  const { transport, log, now, tell, againMs } = options;
  const entries = new Map<string, Entry<TargetRecord>>();
  // Before they are followed: what is heard meanwhile is newer.
  for (const entry of await transport.targets.list()) entries.set(entry.key, entry);
  const follow = async (signal: AbortSignal) => {
    for await (const entry of transport.targets.watch({ signal })) entries.set(entry.key, entry);
  };
  const following = followAgain(follow, { log, what: 'the targets', ...(againMs === undefined ? {} : { againMs }) });

  const list = () => whoServes([...entries.values()], now()).map((entry) => seenTarget(entry, now()));
  let told: string | undefined;
  const look = async () => {
    // Whoever comes back is told of anew.
    const serving = new Set(whoServes([...entries.values()], now()));
    for (const [key, entry] of entries)
      if (!serving.has(entry) || now().getTime() - entry.updated.getTime() > dayMs) entries.delete(key);
    const targets = list();
    const text = JSON.stringify(targets);
    if (text !== told) tell(targets);
    told = text;
  };
  await look();
  const timer = every(everyMs, look, { log, doing: 'tell of the targets' });
  return {
    list,
    async [Symbol.asyncDispose]() {
      await timer[Symbol.asyncDispose]();
      await following[Symbol.asyncDispose]();
    },
  };
}

function seenTarget(entry: Entry<TargetRecord>, now: Date): TargetSeen {
  const { target, role, instance, host } = entry.value;
  return { name: target, role, instance, host, lastSeen: entry.updated.toISOString(), online: isOnline(entry, now) };
}
