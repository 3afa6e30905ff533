import type { ErrorCode } from '@flarewire/schemas';

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid_request: 400,
  unsupported_version: 400,
  unknown_target: 404,
  request_conflict: 409,
  unknown_flare: 404,
  unknown_group: 404,
  too_many_targets: 413,
  too_few_targets: 503,
  not_allowed: 403,
  not_awaiting_approval: 409,
  approval_mismatch: 409,
  not_cancellable: 409,
  not_resendable: 409,
  destination_unknown: 404,
  destination_refused: 403,
  destination_unreachable: 424,
  destination_failed: 424,
  storage_full: 507,
  too_many_flares: 429,
  target_offline: 503,
  shutting_down: 503,
  broker_unavailable: 503,
};

/** The number a refusal carries in `Nats-Service-Error-Code`, in the sense of HTTP: 4xx the asker's doing, 5xx ours. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 500;
}
