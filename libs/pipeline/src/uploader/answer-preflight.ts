import { preflight, type DestinationsFor } from '@flarewire/delivery';
import { endpoints, FlareError, parseMessage, type Config, type EndpointReply } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

/** Time each destination has: so much less than whoever asks waits that the reply still comes in time. */
const destinationMs = endpoints.preflight.withinMs - 1_000;

/** A person has to delete the stream; by then it will have been made anew. */
const seenToMs = 60_000;

/**
 * Finds out which of the destinations that a request means would take a flare. One that would not keeps no flare from the
 * others.
 * @throws {FlareError} `destination_unknown`; where none would take it also `destination_unreachable`, `destination_refused`,
 * `destination_failed`; `broker_unavailable` where a stream cannot be read: what is accepted then would wait for a person
 */
export async function answerPreflight(
  payload: Uint8Array,
  options: {
    config: Config;
    destinationsFor: DestinationsFor;
    transport: Pick<Transport, 'unreadable'>;
    log: Log;
    signal: AbortSignal;
  },
): Promise<EndpointReply<'preflight'>> {
  const { config, destinationsFor, transport, log, signal } = options;
  const { destinations: wanted, caseId } = parseMessage(endpoints.preflight.request, payload, {
    what: 'the pre-flight',
    code: 'invalid_request',
  });
  const cause = transport.unreadable();
  if (cause) {
    const again = { retryable: true, retryAfterMs: seenToMs };
    throw new FlareError('broker_unavailable', `Cannot take the flare: ${cause.message}`, { cause, ...again });
  }
  const checks = destinationsFor(wanted).map((destination) =>
    preflight({
      destination,
      agentVersion: config.agent.version,
      ...(caseId === undefined ? {} : { caseId }),
      warn: (message) => log.warn({ destination: destination.name }, message),
      timeoutMs: destinationMs,
      signal,
    }),
  );
  const checked = await Promise.allSettled(checks);
  const hosts = checked.flatMap((each) => (each.status === 'fulfilled' ? [each.value.host] : []));
  const problems: unknown[] = checked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (hosts.length === 0) throw problems[0];
  for (const err of problems) log.warn({ err }, 'A destination would not take the flare; going ahead for the others');
  return { status: 'checked', hosts };
}
