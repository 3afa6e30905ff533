import { FlareError, heartbeatEveryMs, type Config, type StageName } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { every } from '@flarewire/service/every';
import type { Log } from '@flarewire/service/log';

/**
 * Registers in KV `TARGETS` which targets this instance serves in which role, and keeps doing so.
 * Closing says goodbye, so that a request for a target that nobody serves any more is refused at once.
 */
export async function registerTargets(options: {
  transport: Transport;
  /** The targets, and the labels of each. */
  targets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  role: StageName;
  instance: string;
  host: string;
  log: Log;
  everyMs?: number;
  /** Bytes of a target's last archive. */
  lastArchive?: (target: string) => number | undefined;
  /** Digest of what this instance is told to do for a target. */
  settings?: (target: string) => string;
  /** Told when the broker stored the last heartbeat, by its own clock. */
  onStored?: (stored: Date) => void;
}): Promise<AsyncDisposable> {
  const { transport, targets, role, instance, host, log, everyMs = heartbeatEveryMs } = options;
  const { lastArchive, settings, onStored } = options;
  const since = new Date().toISOString();
  const beat = async (leaving: boolean, signal?: AbortSignal) => {
    const puts = Object.entries(targets).map(([target, labels]) => {
      const bytes = lastArchive?.(target);
      const more = {
        ...(bytes === undefined ? {} : { lastArchive: bytes }),
        ...(settings ? { settings: settings(target) } : {}),
      };
      const record = { target, role, instance, host, labels, since, seen: new Date().toISOString(), ...more, leaving };
      return transport.targets.put(registrationKey(target, record), record, signal ? { signal } : {});
    });
    await Promise.all(puts);
    const [first] = Object.keys(targets);
    if (!onStored || leaving || first === undefined) return;
    const own = await transport.targets.get(registrationKey(first, { role, instance }), signal ? { signal } : {});
    if (own) onStored(own.updated);
  };
  await beat(false);
  const beating = every(everyMs, (signal) => beat(false, signal), { log, doing: 'renew what this instance serves' });
  return {
    async [Symbol.asyncDispose]() {
      await beating[Symbol.asyncDispose]();
      await beat(true).catch((error: unknown) =>
        log.warn({ err: error }, 'Cannot tell the broker that this service is leaving'),
      );
    },
  };
}

/** The targets that a service is there for. @throws {FlareError} `invalid_config` when there are none */
export function requireTargets({ targets }: Pick<Config, 'targets'>, service: StageName): readonly string[] {
  const names = Object.keys(targets);
  if (names.length > 0) return names;
  const message = `Cannot start the ${service}: the configuration has no targets; add one under "targets"`;
  throw new FlareError('invalid_config', message);
}

/** Where it is registered that an instance serves a target in a role. */
export function registrationKey(target: string, { role, instance }: { role: StageName; instance: string }): string {
  return `${target}.${role}.${instance}`;
}

/** The targets of a configuration, and the labels of each. */
export function labelsOf({ targets }: Pick<Config, 'targets'>): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(targets).map(([target, { labels }]) => [target, labels]));
}
