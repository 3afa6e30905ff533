import { errorFrom, FlareError, type FlareRequest } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import type { Asked } from '../stage/stage.ts';

/**
 * Asks the uploader, before anything is collected, whether the destinations would take a flare. Where no uploader answers
 * the flare goes ahead: one may be there by the time it is needed.
 * @throws {FlareError} what the destination answered, or that it could not be reached; `broker_unavailable` where the
 * uploader knows that the broker has lost what it stores
 */
export async function checkDestinations(
  { destinations, caseId }: Pick<FlareRequest, 'destinations' | 'caseId'>,
  { traceparent, signal }: Asked,
  { transport, log }: { transport: Pick<Transport, 'request'>; log: Log },
): Promise<void> {
  const asked = { ...(destinations ? { destinations } : {}), ...(caseId ? { caseId } : {}) };
  let reply: Awaited<ReturnType<typeof transport.request<'preflight'>>>;
  try {
    reply = await transport.request('preflight', asked, { patient: false, traceparent, signal });
  } catch (error) {
    if (!(error instanceof FlareError) || error.code !== 'broker_unavailable') throw error;
    log.warn({ err: error }, 'No uploader could be asked whether the destinations are there; going ahead');
    return;
  }
  if (reply.status === 'refused') throw errorFrom(reply.error);
}
