import type { ArchiveInfo, EventData, FlareError, StageName } from '@flarewire/schemas';
import type { FlareIdentity } from './stage.ts';

/** Why and where a flare failed, and the archive that is kept of it. */
export type FlareFailure = {
  stage: StageName;
  flare: FlareIdentity & { archive?: ArchiveInfo };
  error: FlareError;
  attempts: number;
};

/** The event that ends a failed flare. */
export function failedEvent(
  { stage, flare, error, attempts }: FlareFailure,
  now: () => Date,
): EventData<'flare.failed'> {
  return {
    version: '1.0',
    flareId: flare.flareId,
    target: flare.target,
    ...(flare.group === undefined ? {} : { group: flare.group }),
    time: now().toISOString(),
    stage,
    code: error.code,
    reason: error.message,
    attempts,
    ...(flare.archive ? { kept: flare.archive } : {}),
  };
}
