import { FlareError } from '@flarewire/schemas';

/** The error for an answer that is no sound profile; `why` holds nothing of the answer. */
export function notPprof(what: string, why: string, cause?: unknown): FlareError {
  return new FlareError(
    'profile_not_pprof',
    `Cannot read ${what}: the answer is not a pprof profile, as ${why}; check the base URL`,
    { cause },
  );
}
