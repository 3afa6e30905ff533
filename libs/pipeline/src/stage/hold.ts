import { FlareError, stateAfter, type EventData, type FlareRecord } from '@flarewire/schemas';
import type { Attempt } from '@flarewire/transport';
import { moveFlare } from './move-flare.ts';
import { recordIn, type FlareIdentity, type Stage, type StageInput, type Worker } from './stage.ts';

/** A flare that one attempt of a stage works on, until somebody else takes it over. */
export type Hold = {
  /** What an earlier attempt noted last. */
  noted: unknown;
  /**
   * Writes the flare's record, as long as it is this attempt's.
   * @throws {FlareError} `taken_over`
   */
  change: (next: (current: FlareRecord) => FlareRecord) => Promise<FlareRecord>;
  /** Resolves when the flare is still this attempt's. @throws {FlareError} `taken_over` */
  confirm: () => Promise<void>;
};

/**
 * Claims a flare for an attempt of a stage, by compare-and-set. Each claim has a number of its own in the record: a
 * process that stood still while another one took the flare over holds it no more, and can store nothing.
 * @returns the hold, or, of a flare whose turn it is not, its record
 */
export async function claimFlare<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  attempt: Attempt,
  worker: Worker,
): Promise<Hold | { record: FlareRecord | undefined }> {
  const flare: FlareIdentity = data;
  const { flares } = worker.transport;
  const mayStart = (current: FlareRecord | undefined) =>
    (!current || isItsTurn(stage, current)) && (stage.accepts?.(data, current) ?? true);

  const { record, moved } = await moveFlare(
    flares,
    flare.flareId,
    (current) => {
      if (!mayStart(current)) return undefined;
      return {
        ...(current?.firstEvent === undefined ? { firstEvent: attempt.seq } : {}),
        ...recordIn(stage.working, flare, current, worker),
        claim: { owner: worker.instance, attempt: (current?.claim?.attempt ?? 0) + 1 },
        input: stage.takes,
        ...(current?.state === stage.working ? { interrupted: true } : {}),
      };
    },
    { signal: attempt.signal },
  );
  const claim = record?.claim;
  if (!moved || !claim) return { record };

  const isHeld = (current: FlareRecord | undefined) =>
    current?.state === stage.working && current.claim?.owner === claim.owner && current.claim.attempt === claim.attempt;
  return {
    noted: record.noted,
    async change(next) {
      const changed = await moveFlare(flares, flare.flareId, (current) =>
        current && isHeld(current) ? next(current) : undefined,
      );
      if (!changed.moved) throw takenOver(flare, changed.record);
      return changed.record!;
    },
    async confirm() {
      const current = (await flares.get(flare.flareId, { signal: attempt.signal }))?.value;
      if (!isHeld(current)) throw takenOver(flare, current);
    },
  };
}

/** Whether a flare waits for a stage, or is worked on by it. */
export function isItsTurn<I extends StageInput>(
  { takes, working }: Pick<Stage<I>, 'takes' | 'working'>,
  { state, input }: FlareRecord,
): boolean {
  return state === stateAfter(takes) || (state === working && input === takes);
}

function takenOver({ flareId }: FlareIdentity, record: FlareRecord | undefined): FlareError {
  const now = record ? `it is in state "${record.state}", moved by "${record.worker}"` : 'its record is gone';
  return new FlareError('taken_over', `Cannot go on with flare "${flareId}": ${now}`);
}
