import { FlareError, toFlareError } from '@flarewire/schemas';
import type { Attempt } from '@flarewire/transport';

/** Turns what a stage threw into the error of its attempt, which says whether another attempt may succeed. */
export function attemptError(thrown: unknown, doing: string, { closing }: Pick<Attempt, 'closing'>): FlareError {
  const error = toFlareError(thrown, 'stage_failed', doing);
  const { code, message } = error;
  // A store without room has no more of it a minute later: to collect everything again for that burdens the host in vain.
  if (code === 'storage_full') return new FlareError(code, message, { cause: error });
  // What was broken off because the worker closes is none of the flare's doing.
  if (code === 'cancelled' && closing.aborted)
    return new FlareError('shutting_down', message, { cause: error, retryable: true });
  return error;
}
