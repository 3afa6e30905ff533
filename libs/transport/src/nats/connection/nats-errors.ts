import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import { waitEnded } from '../../waiting.ts';
import { verdictOf, type Verdict } from './api-verdicts.ts';

/** Codes of the JetStream API that this code tells apart. */
export const apiCode = {
  consumerNotFound: 10014,
  streamNotFound: 10059,
  streamNameInUse: 10058,
  messageNotFound: 10037,
  storeFailed: 10077,
  wrongLastSequence: 10071,
  wrongLastSequenceUnknown: 10164,
} as const;

export function hasApiCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof JetStreamApiError && codes.includes(error.code);
}

/** What the broker answers; undefined where it answers with this code. */
export async function unless<T>(code: number, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (hasApiCode(error, code)) return undefined;
    throw error;
  }
}

/**
 * Whether an error is one of a broker that is starting, electing a leader or slow. A missing stream, which also shows up as
 * `JetStreamNotEnabled`, passes too: whoever needs it has it made anew. So does a stream whose folder is gone.
 */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoRespondersError ||
    (error instanceof errors.RequestError && violationIn(error)?.operation !== 'publish') ||
    isNotEnabled(error) ||
    isFolderGone(error) ||
    hasVerdict(error, 'wait')
  );
}

/** Whether the folder of a stream was removed beneath the broker, which says so with the code of a full disk. */
function isFolderGone(error: unknown): boolean {
  return hasApiCode(error, apiCode.storeFailed) && /no such file or directory/.test(reasonOf(error));
}

/** Whether it may be that a stream is not there any more; where one is elected a leader it looks the same. */
export function isStreamMissing(error: unknown): boolean {
  return isNotEnabled(error) || isNobodyThere(error) || hasApiCode(error, apiCode.streamNotFound);
}

/** Whether the broker has no room left for what was to be stored. */
export function isStorageFull(error: unknown): boolean {
  return hasVerdict(error, 'full');
}

/** What an error of the broker is to whoever asked, when it does not pass by itself. `doing` names the work. */
export function brokerError(doing: string, error: unknown): FlareError {
  const reason = reasonOf(error);
  const denied = violationIn(error);
  if (denied) {
    return new FlareError(
      'not_allowed',
      `${doing}: the broker does not let this user publish "${denied.subject}"; see docs/permissions.md for what each user needs`,
      { cause: error },
    );
  }
  if (hasVerdict(error, 'full')) {
    const advice = 'raise the limits of its JetStream or of the account, or delete old flares';
    return new FlareError('storage_full', `${doing}: the broker has no room left (${reason}); ${advice}`, {
      cause: error,
      retryable: true,
    });
  }
  if (hasVerdict(error, 'give-up')) {
    const advice = 'change the limits of the account on the broker, or nats and artifacts in flarewire.yaml';
    return new FlareError('invalid_config', `${doing}: the broker refuses it (${reason}); ${advice}`, { cause: error });
  }
  return new FlareError('broker_unavailable', `${doing}: ${reason}`, { cause: error, retryable: true });
}

function hasVerdict(error: unknown, verdict: Verdict): boolean {
  return error instanceof JetStreamApiError && verdictOf(error.code) === verdict;
}

/** The error of a wait that its signal ended, with what kept its requests from being answered, where that is known. */
export function waitedInVain(signal: AbortSignal, doing: string, last: unknown): FlareError {
  const ended = waitEnded(signal, doing);
  if (ended.code !== 'broker_unavailable') return ended;
  // What may not be published is told to whoever publishes it; answers that may not be read just do not come.
  const denied = violationIn(last);
  if (denied?.operation === 'subscription') {
    const reason = `the broker does not let this user subscribe to "${denied.subject}", where answers come`;
    const advice = 'see docs/permissions.md for what each user needs';
    return new FlareError('not_allowed', `${doing}: ${reason}; ${advice}`, { cause: denied });
  }
  if (!isNotEnabled(last) && !isNobodyThere(last)) return ended;
  const advice = 'start nats-server with JetStream (-js), and let this user use it';
  return waitEnded(signal, doing, 'JetStream is not enabled on the broker', advice);
}

/** Whether the broker did not let the user of this connection send something. */
export function isDenied(error: unknown): boolean {
  return violationIn(error) !== undefined;
}

function violationIn(error: unknown): InstanceType<typeof errors.PermissionViolationError> | undefined {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  return causes.find((each) => each instanceof errors.PermissionViolationError);
}

/** Whether a request failed as nobody listens on its subject. */
export function isNobodyThere(error: unknown): boolean {
  return error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders());
}

export function reasonOf(error: unknown): string {
  if (isNotEnabled(error)) return 'JetStream is not enabled on the broker, or no stream takes this subject';
  const reason = error instanceof Error ? error.message : String(error);
  return reason.replace(/^getaddrinfo (\w+) (\S+)$/, 'the name $2 leads to no host ($1)');
}

/** The client does not export the class of this error. */
function isNotEnabled(error: unknown): boolean {
  return error instanceof Error && error.name === 'JetStreamNotEnabled';
}
