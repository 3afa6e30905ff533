import { every } from '@flarewire/service/every';
import { lookAfterGroups } from '../group/look-after-groups.ts';
import { holdLease } from '../janitor/hold-lease.ts';
import { registrationKey } from '../stage/heartbeat.ts';
import { lookAfterFlares } from '../recovery/look-after-flares.ts';
import { sayWhatWaits } from '../recovery/say-what-waits.ts';
import type { Worker } from '../stage/stage.ts';

const everyMs = 30_000;
/** An archiver that is gone is followed by another after that. */
const leaseMs = 3 * everyMs;

/**
 * Looks through the records of all flares, for those that wait and those that nobody looks after. One archiver does so
 * at a time, since there are as many records as flares, and there may be as many archivers as hosts. The broker's
 * time, as of a moment ago, is that of this archiver's own heartbeat for a target that it serves.
 */
export function lookInTurn(worker: Worker, { target }: { target: string }): AsyncDisposable {
  const { transport, log, instance } = worker;
  let looks = 0;
  const look = async (signal: AbortSignal) => {
    const heartbeat = await transport.targets.get(registrationKey(target, { role: 'archiver', instance }), { signal });
    if (!heartbeat) return;
    const lease = { holder: instance, lastsMs: leaseMs, now: heartbeat.updated, signal };
    if (!(await holdLease(transport.leases, 'flares', lease))) return;
    await sayWhatWaits(worker, signal, heartbeat.updated);
    looks += 1;
    if (looks % 2 !== 0) return;
    await lookAfterFlares(worker, signal, { renewed: 'flares' });
    await lookAfterGroups(worker, { now: heartbeat.updated, signal });
  };
  return every(everyMs, look, { log, doing: 'look after the flares' });
}
