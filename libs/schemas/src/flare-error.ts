/**
 * Every code that an error of Flarewire can carry, with what it stands for.
 * Codes are part of the contract: they are in replies, in `flare.failed` and in ledgers, and never change their meaning.
 */
export const errorCodes = {
  invalid_request: 'The request is not JSON, or a field is missing, of the wrong type or out of range',
  invalid_event: 'An event is not JSON or does not fit its schema',
  unsupported_version: 'A message of a major version that this release does not speak',
  unknown_target: 'No archiver ever registered this target',
  target_offline: 'The target is known, but none of its services has sent a heartbeat lately',
  too_many_flares: 'So many flares of the target are waiting that another one would wait for long; ask again later',
  request_conflict: 'The same requestId was used before with another request',
  unknown_group: 'There is no group of flares with this id',
  too_many_targets: 'The request is for more targets than one request, or the one who asks, may have',
  too_few_targets: 'Fewer targets are available than the request asks for at least',
  unknown_flare: 'There is no flare with this id',
  not_awaiting_approval: 'The flare does not wait for an approval (any more)',
  approval_mismatch: 'The approval names a digest that the waiting archive does not have',
  not_allowed: 'The broker does not let this user ask for it',
  not_cancellable: 'The flare has ended',
  not_resendable: 'The flare has not ended, has arrived everywhere, or nothing is stored of it that could be sent',
  taken_over: 'Another worker has this flare now, or it has ended; the one that had it before leaves it alone',
  shutting_down: 'The service is closing and takes no new work',
  invalid_config: 'flarewire.yaml, or the Agent’s configuration, has errors',
  broker_unavailable: 'The broker could not be reached, or did not answer in time',
  not_set_up: 'The broker does not have Flarewire’s streams, which its services create',
  artifact_missing: 'The store does not hold the artifact that an event refers to',
  artifact_corrupt: 'An artifact’s bytes do not have the size or digest that its reference names',
  artifact_stalled: 'No byte of an artifact arrived for too long',
  storage_full: 'The artifact store or the disk is full',
  scrub_failed: 'A file could not be scrubbed, and so must be left out',
  residual_secret: 'The finished archive still holds what looks like a secret, and is not sent',
  archive_failed: 'No valid archive could be made',
  archive_unreadable: 'The archive is not a valid zip',
  destination_unknown: 'The request names a destination that flarewire.yaml does not have',
  destination_unreachable: 'No connection to the destination could be made',
  destination_refused: 'The destination refused the API key (403)',
  destination_failed: 'The destination answered, but not with success',
  delivery_unknown: 'The upload began and no clear answer came: it may or may not have arrived',
  stage_failed: 'A stage failed for a reason that no other code names',
  deadline_exceeded: 'The flare did not end in the time it may take',
  cancelled: 'Somebody cancelled the flare, or the wait was aborted',
  profile_unreachable: 'No connection to the pprof endpoint could be made',
  profile_tls_failed: 'The pprof endpoint’s certificate is not the one expected, or TLS failed otherwise',
  profile_redirected: 'The pprof endpoint answered with a redirect, which is not followed',
  profile_denied: 'The pprof endpoint asks for a token, or refused the one it got (401, 403)',
  profile_not_found: 'The process does not serve this profile (404)',
  profile_busy: 'Another profile of the same kind ran in that process until the time-out',
  profile_bad_answer: 'The pprof endpoint answered, but not with success',
  profile_timeout: 'The profile did not come within its time',
  profile_cut_off: 'The profile’s bytes ended too early',
  profile_too_large: 'The profile is larger than maxBytes',
  profile_empty: 'The answer has no bytes, or is an empty profile',
  profile_not_pprof: 'The answer is not a profile',
  profile_wrong_kind: 'The answer is a profile of another kind',
  profile_unscrubbable: 'A trace in which a scrubbing rule found something: it cannot be changed without breaking it',
  profile_failed: 'A profile failed for a reason that no other code names',
  settings_failed: 'A sampling setting could not be read, changed or restored',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * An error a caller may act on: what was being done, why it failed, what to do, and a code that stays.
 * `retryable` says whether the same call may succeed later without anyone changing anything.
 */
export class FlareError extends Error {
  override readonly name = 'FlareError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** When the same call may succeed, where that is known. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryable?: boolean; retryAfterMs?: number } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Gives any thrown value a code: a `FlareError` stays as it is, anything else becomes the cause of one. */
export function toFlareError(thrown: unknown, code: ErrorCode, doing: string): FlareError {
  if (thrown instanceof FlareError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new FlareError(code, `${doing}: ${reason}`, { cause: thrown });
}

/**
 * An error as somebody else told it, such as in a refusal. One of a code that this release does not know, from a newer
 * one, is `stage_failed`, and its message ends with that code.
 */
export function errorFrom({
  code,
  message,
  retryAfter,
}: {
  code: string;
  message: string;
  /** In seconds. */
  retryAfter?: number | undefined;
}): FlareError {
  const when = retryAfter === undefined ? {} : { retryAfterMs: retryAfter * 1_000 };
  if (Object.hasOwn(errorCodes, code)) return new FlareError(code as ErrorCode, message, when);
  return new FlareError('stage_failed', `${message} (code "${code}", which this release does not know)`);
}
