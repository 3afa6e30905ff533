import { every } from '@flarewire/service/every';
import { holdLease } from '../janitor/hold-lease.ts';
import { lookAfterFlares } from '../stage/look-after-flares.ts';
import { sayWhatWaits } from '../stage/say-what-waits.ts';
import type { Worker } from '../stage/stage.ts';

const everyMs = 30_000;
/** An archiver that is gone is followed by another after that. */
const leaseMs = 3 * everyMs;

/**
 * Looks through the records of all flares, for those that wait and those that nobody looks after: one archiver of all at a
 * time, as the records are as many as the flares, and the archivers may be as many as the hosts.
 */
export function lookInTurn(worker: Worker): AsyncDisposable {
  const { transport, log, instance, now } = worker;
  let looks = 0;
  const look = async (signal: AbortSignal) => {
    const lease = { holder: instance, lastsMs: leaseMs, now: now(), signal };
    if (!(await holdLease(transport.leases, 'flares', lease))) return;
    await sayWhatWaits(worker, signal);
    looks += 1;
    if (looks % 2 === 0) await lookAfterFlares(worker, signal, { renewed: 'flares' });
  };
  return every(everyMs, look, { log, doing: 'look after the flares' });
}
