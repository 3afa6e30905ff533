import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';

/** Codes of the JetStream API that this code tells apart. */
export const apiCode = {
  consumerNotFound: 10014,
  streamNotFound: 10059,
  streamNameInUse: 10058,
  messageNotFound: 10037,
  wrongLastSequence: 10071,
  wrongLastSequenceUnknown: 10164,
  storeFailed: 10077,
  storageExceeded: 10047,
  resourcesExceeded: 10023,
  temporarilyUnavailable: 10008,
} as const;

export function hasApiCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof JetStreamApiError && codes.includes(error.code);
}

/**
 * Whether an error is one of a broker that is starting, electing a leader or slow. A missing stream shows up as
 * `JetStreamNotEnabled` and passes too: streams are provided anew after each reconnect.
 */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoRespondersError ||
    error instanceof errors.RequestError ||
    isNotEnabled(error) ||
    hasApiCode(error, apiCode.temporarilyUnavailable)
  );
}

/** Whether the broker has no room left for what was to be stored. */
export function isStorageFull(error: unknown): boolean {
  return hasApiCode(error, apiCode.storeFailed, apiCode.storageExceeded, apiCode.resourcesExceeded);
}

/** Whether a request failed as nobody listens on its subject. */
export function isNobodyThere(error: unknown): boolean {
  return error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders());
}

export function reasonOf(error: unknown): string {
  if (isNotEnabled(error)) return 'JetStream is not enabled on the broker, or no stream takes this subject';
  return error instanceof Error ? error.message : String(error);
}

/** The client does not export the class of this error. */
function isNotEnabled(error: unknown): boolean {
  return error instanceof Error && error.name === 'JetStreamNotEnabled';
}
