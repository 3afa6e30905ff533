import { FlareError, type RefusedReply } from '@flarewire/schemas';
import { statusOf } from './status-of.ts';

/** The reply to a request that failed. Only what a `FlareError` says goes out: other errors may hold anything. */
export function refusalOf(thrown: unknown): RefusedReply {
  const { code, message } =
    thrown instanceof FlareError
      ? thrown
      : {
          code: 'stage_failed' as const,
          message: 'The request could not be handled; the log of the service that answered says why',
        };
  return { status: 'refused', error: { code, status: statusOf(code), message } };
}
