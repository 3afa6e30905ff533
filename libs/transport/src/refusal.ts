import { FlareError, type RefusedReply } from '@flarewire/schemas';
import { statusOf } from './status-of.ts';

/** The reply to a request that failed. Only what a `FlareError` says goes out: other errors may hold anything. */
export function refusalOf(thrown: unknown): RefusedReply {
  if (!(thrown instanceof FlareError)) {
    const message = 'The request could not be handled; the log of the service that answered says why';
    return { status: 'refused', error: { code: 'stage_failed', status: statusOf('stage_failed'), message } };
  }
  const { code, message, retryAfterMs } = thrown;
  const retryAfter = retryAfterMs === undefined ? {} : { retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1_000)) };
  return { status: 'refused', error: { code, status: statusOf(code), message, ...retryAfter } };
}
