import { preflight, type DestinationsFor } from '@flarewire/delivery';
import { endpoints, parseMessage, type Config, type EndpointReply } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';

/**
 * Finds out whether the destinations that a request means would take a flare.
 * @throws {FlareError} `destination_unknown`, `destination_unreachable`, `destination_refused`, `destination_failed`
 */
export async function answerPreflight(
  payload: Uint8Array,
  options: { config: Config; destinationsFor: DestinationsFor; log: Log; signal: AbortSignal },
): Promise<EndpointReply<'preflight'>> {
  const { config, destinationsFor, log, signal } = options;
  const { destinations: wanted, caseId } = parseMessage(endpoints.preflight.request, payload, {
    what: 'the pre-flight',
    code: 'invalid_request',
  });
  const checks = destinationsFor(wanted).map((destination) =>
    preflight({
      destination,
      agentVersion: config.agent.version,
      ...(caseId === undefined ? {} : { caseId }),
      warn: (message) => log.warn({ destination: destination.name }, message),
      timeoutMs: 4_000,
      signal,
    }),
  );
  const checked = await Promise.all(checks);
  return { status: 'checked', hosts: checked.map(({ host }) => host) };
}
