import { validateEvent, type FlareCreated, type FlareRecord, type ProfilesCollected } from '@flarewire/schemas';
import type { Attempt } from '@flarewire/transport';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { durables } from '../stage/durables.ts';
import { moveFlare } from '../stage/move-flare.ts';
import { recordIn, type Worker } from '../stage/stage.ts';
import { failFlare } from '../stage/work-stage.ts';

/** Flares that one archiver passes on at once, which takes no time. */
const atOnce = 4;

/** An archiver that is killed or frozen at this moment is not waited for as long as at an archive: to pass one on takes no time. */
const takeoverMs = 2_000;

/**
 * Passes on the archives that are made: to the profilers of the target, on a subject that has its name, so that none of them has to
 * look at those of the others; or, of a flare that asks for no profiles, to the uploader. All archivers together take each event of
 * whatever target once.
 */
export function passOnCreated(worker: Worker, closing: AbortSignal | undefined): Promise<AsyncDisposable> {
  return worker.transport.consume({
    event: 'flare.created',
    durable: durables.created,
    workers: atOnce,
    takeoverMs,
    closing,
    // What was delivered to an archiver that is frozen or cut off, nobody ever saw. A flare that is not passed on is overdue some time.
    attempts: Infinity,
    handle: (created, attempt) => passOn(created, attempt, worker),
    giveUp: (flare, error, { attempt: attempts, traceparent }) =>
      failFlare({ stage: 'profiler', flare, error, attempts, traceparent, still: isToPassOn }, worker),
  });
}

/** Passes one archive on, by compare-and-set; one that was passed on already is announced again, and no more. */
export async function passOn(
  created: FlareCreated,
  attempt: Pick<Attempt, 'seq' | 'traceparent' | 'signal'>,
  worker: Worker,
): Promise<void> {
  const { flareId, request } = created;
  const { entry } = await moveFlare(
    worker.transport.flares,
    flareId,
    (current) => {
      if (current && !isToPassOn(current)) return undefined;
      const first = current?.firstEvent === undefined ? { firstEvent: attempt.seq } : {};
      if (request.profile !== false) {
        const outbox = { name: 'profiles.requested', data: created };
        return { ...recordIn('created', created, current, worker), ...first, outbox };
      }
      const outbox = { name: 'profiles.collected', data: withoutProfiles(created, worker.now()) };
      return { ...recordIn('profiled', created, current, worker), ...first, outbox };
    },
    { signal: attempt.signal },
  );
  const isPassedOn = entry?.value.state === 'created' || entry?.value.state === 'profiled';
  if (isPassedOn) await announceOutbox(entry, attempt, worker);
}

/** Whether an archive was made and is still to be passed on. */
function isToPassOn({ state, outbox }: FlareRecord): boolean {
  return state === 'created' && outbox?.name !== 'profiles.requested';
}

function withoutProfiles({ flareId, target, group, request, archive }: FlareCreated, now: Date): ProfilesCollected {
  return validateEvent('profiles.collected', {
    version: '1.0',
    flareId,
    target,
    ...(group === undefined ? {} : { group }),
    time: now.toISOString(),
    request,
    archive,
    seconds: 0,
    profiles: [],
    failed: [],
    elapsedMs: 0,
  });
}
