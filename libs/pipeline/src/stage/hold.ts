import { FlareError, stateAfter, type EventData, type FlareRecord } from '@flarewire/schemas';
import type { Attempt, Entry } from '@flarewire/transport';
import { moveFlare } from './move-flare.ts';
import { untilLeft } from './until-left.ts';
import { recordIn, type FlareIdentity, type Stage, type StageInput, type Worker } from './stage.ts';

/** A flare that one attempt of a stage works on, until somebody else takes it over. */
export type Hold = {
  /** What an earlier attempt noted last. */
  noted: unknown;
  /** Whether an earlier attempt may have noted something that is gone with the flare's record. */
  forgotten: boolean;
  /**
   * Writes the flare's record, as long as it is this attempt's; one that somebody deleted is stored again.
   * @throws {FlareError} `taken_over`
   */
  change: (next: (current: FlareRecord) => FlareRecord) => Promise<Entry<FlareRecord>>;
  /** Resolves when the flare is still this attempt's. @throws {FlareError} `taken_over` */
  confirm: () => Promise<void>;
  /**
   * Leaves the flare to the next attempt, as if this one had not been begun: nothing that it did was to blame.
   * @throws {FlareError} `taken_over`; `broker_unavailable` or `cancelled` when the signal ends the wait for the broker
   */
  handBack: (signal: AbortSignal) => Promise<void>;
};

/**
 * Claims a flare for an attempt of a stage, by compare-and-set. Each claim has a number of its own in the record: a
 * process that stood still while another one took the flare over holds it no more, and can store nothing.
 * @returns the hold, or, of a flare whose turn it is not, its record's entry
 */
export async function claimFlare<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  attempt: Attempt,
  worker: Worker,
): Promise<Hold | { left: Entry<FlareRecord> | undefined }> {
  const flare: FlareIdentity = data;
  const { flares } = worker.transport;
  const mayStart = (current: FlareRecord | undefined) =>
    (!current || isItsTurn(stage, current)) && (stage.accepts?.(data, current) ?? true);

  let wasThere = false;
  const mayBeForgotten = () => wasThere || attempt.attempt > 1 || attempt.consumerIsNewer;
  const claimed = (current: FlareRecord | undefined): FlareRecord => ({
    ...(current?.firstEvent === undefined ? { firstEvent: attempt.seq } : {}),
    ...recordIn(stage.working, flare, current, worker),
    ...(!current && mayBeForgotten() ? { forgotten: true } : {}),
    claim: {
      owner: worker.instance,
      attempt: (current?.claim?.attempt ?? 0) + 1,
      begun: begunBefore(stage, current) + 1,
      consumer: attempt.consumer,
    },
    input: stage.takes,
    // Whoever finds that this event is lost publishes it anew.
    outbox: {
      ...(current?.outbox?.name === stage.takes ? current.outbox : { name: stage.takes, data }),
      seq: attempt.seq,
    },
    ...(current?.state === stage.working ? { interrupted: true } : {}),
  });
  const isAtWork = (current: FlareRecord) => mayStart(current) && isWorkedOn(current, stage, attempt);
  const { signal, closing } = attempt;
  const claimFrom = (mayTake: (current: FlareRecord) => boolean) =>
    moveFlare(
      flares,
      flare.flareId,
      (current) => {
        wasThere ||= current !== undefined;
        return mayStart(current) && (!current || mayTake(current)) ? claimed(current) : undefined;
      },
      { signal },
    );

  let found = await claimFrom((current) => !isAtWork(current));
  if (!found.moved && found.record && isAtWork(found.record)) {
    worker.log.info(
      { flareId: flare.flareId, worker: found.record.worker },
      'Waiting for the worker that has the flare',
    );
    await untilLeft(flares, flare.flareId, { isAtWork, signal: AbortSignal.any([signal, closing]) });
    found = await claimFrom(() => true);
  }
  const { record } = found;
  const claim = record?.claim;
  if (!found.moved || !record || !claim) return { left: found.entry };

  const isHeld = (current: FlareRecord | undefined) =>
    current?.state === stage.working && current.claim?.owner === claim.owner && current.claim.attempt === claim.attempt;
  let [known, last] = [found.entry, record];
  const write = async (next: (current: FlareRecord) => FlareRecord, options: { signal?: AbortSignal }) => {
    const changed = await moveFlare(
      flares,
      flare.flareId,
      (current = last) => (isHeld(current) ? next(current) : undefined),
      { known, ...options },
    );
    if (!changed.moved || !changed.entry) throw takenOver(flare, changed.record);
    [known, last] = [changed.entry, changed.entry.value];
    return known;
  };
  const change: Hold['change'] = (next) => write(next, {});
  return {
    noted: record.noted,
    forgotten: record.forgotten ?? false,
    change,
    async confirm() {
      const current = (await flares.get(flare.flareId, { signal: attempt.signal }))?.value;
      if (!current) await change((stored) => stored);
      else if (!isHeld(current)) throw takenOver(flare, current);
    },
    async handBack(handBackSignal) {
      const next = ({ claim: { begun = 1, ...kept } = claim, ...current }: FlareRecord) => ({
        ...current,
        claim: begun > 1 ? { ...kept, begun: begun - 1 } : kept,
      });
      await write(next, { signal: handBackSignal });
    },
  };
}

/** How many attempts of a stage were begun at a flare so far. */
export function begunBefore<I extends StageInput>(
  { takes, working }: Pick<Stage<I>, 'takes' | 'working'>,
  record: FlareRecord | undefined,
): number {
  return record?.state === working && record.input === takes ? (record.claim?.begun ?? 0) : 0;
}

/** Whether a flare waits for a stage, or is worked on by it. */
export function isItsTurn<I extends StageInput>(
  { takes, working }: Pick<Stage<I>, 'takes' | 'working'>,
  { state, input }: FlareRecord,
): boolean {
  return state === stateAfter(takes) || (state === working && input === takes);
}

/**
 * Whether somebody works on a flare from whom the broker did not take its event to deliver it again: it is another copy of that
 * event, or the durable consumer was made anew.
 */
function isWorkedOn<I extends StageInput>(
  { state, claim, outbox }: FlareRecord,
  { working }: Pick<Stage<I>, 'working'>,
  { seq, consumer }: Attempt,
): boolean {
  if (state !== working || claim?.consumer === undefined) return false;
  return outbox?.seq !== seq || !isSameConsumer(claim.consumer, consumer);
}

/** One that is deleted and made anew by whoever misses it takes longer. */
const likelyTheSameMs = 5;

/**
 * Whether two deliveries came from one consumer, which is known by the time at which it was made. Until its first restart,
 * nats-server 2.9.10 gives a time that differs from the stored one by less than a millisecond.
 */
function isSameConsumer(one: string, other: string): boolean {
  return one === other || Math.abs(Date.parse(one) - Date.parse(other)) <= likelyTheSameMs;
}

function takenOver({ flareId }: FlareIdentity, record: FlareRecord | undefined): FlareError {
  const now = record ? `it is in state "${record.state}", moved by "${record.worker}"` : 'its record is gone';
  return new FlareError('taken_over', `Cannot go on with flare "${flareId}": ${now}`);
}
