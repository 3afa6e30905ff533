import type { LedgerState } from '@flarewire/schemas';
import type { Finding } from './item.ts';
import { plainReason } from './plain-reason.ts';

const states: Record<string, LedgerState> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
};

/** An error whose ledger state is known where it is thrown. */
export class FindingError extends Error {
  override readonly name = 'FindingError';
  readonly state: LedgerState;

  constructor({ state, reason }: Finding) {
    super(reason);
    this.state = state;
  }
}

/** What a thrown value means for the item that was being read. */
export function findingOf(thrown: unknown): Finding {
  if (thrown instanceof FindingError) return { state: thrown.state, reason: thrown.message };
  if (!(thrown instanceof Error)) return { state: 'failed', reason: String(thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    state: states[code ?? ''] ?? 'failed',
    reason: plainReason(thrown) ?? (thrown.message || code || thrown.name),
  };
}
