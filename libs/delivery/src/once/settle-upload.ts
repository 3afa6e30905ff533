import { FlareError } from '@flarewire/schemas';
import { askDelivery, type AskOptions } from './ask-delivery.ts';
import type { Failure } from '../answer/failure.ts';
import type { Flare, Posted } from '../upload/post-flare.ts';
import { displayUrl } from '../upload/request-headers.ts';
import type { HttpClient } from '../transport/open-http-client.ts';

/**
 * Finds out what became of an upload whose outcome is not known, where the destination can be asked.
 * @returns that it arrived; a failure that may be repeated when it surely did not; else `error` itself
 * @throws {FlareError} see `askDelivery`
 */
export async function settleUpload(
  client: HttpClient,
  options: Pick<AskOptions, 'destination' | 'pause' | 'signal'> & { flare: Flare; wentTo: string; error: FlareError },
): Promise<(Posted & { host: string }) | Failure> {
  const { flare, wentTo: url, error, destination } = options;
  if (destination.kind !== 'intake' || !flare.identity) return { error, agentRepeats: false };
  const { flareId, sha256, bytes } = flare.identity;
  const asked = await askDelivery(client, { ...options, url, flareId, sha256 });
  switch (asked.status) {
    case 'received': {
      const message = `The flare had arrived before the upload was cut short. For future reference, its case id is ${asked.caseId}`;
      return { caseId: asked.caseId, message, sha256, bytes, host: new URL(url).host };
    }
    case 'absent': {
      const absent = `Cannot send to ${displayUrl(url)}: the upload was cut short, and nothing of the flare is there`;
      const failure = new FlareError('destination_unreachable', absent, { cause: error });
      return { error: failure, repeat: {}, agentRepeats: false };
    }
    case 'unsettled':
      return {
        error: new FlareError('delivery_unknown', `${error.message}; ${asked.reason}`, { cause: error }),
        agentRepeats: false,
      };
  }
}
