import type { FlareRequestInput, GroupRequestInput } from '@flarewire/schemas';
import type { FlareDetail, GroupAnswer, LedgerReport, Session, Snapshot } from './contract.ts';
import { requestJson, type JsonRequest } from './request-json.ts';

export type Api = ReturnType<typeof openApi>;

/** Every request that the page makes. All reject with an `ApiError`. */
export function openApi(options: { fetch: typeof globalThis.fetch }) {
  const ask = <T>(path: string, request: JsonRequest = {}) => requestJson<T>(path, request, options);
  const flare = (id: string, what = '') => `/api/flares/${encodeURIComponent(id)}${what}`;
  const group = (id: string, what: string) => `/api/groups/${encodeURIComponent(id)}${what}`;
  return {
    session: () => ask<Session>('/api/session'),
    signIn: (token: string) => ask<void>('/api/session', { body: { token } }),
    flares: (signal: AbortSignal) => ask<Snapshot>('/api/flares', { signal }),
    flare: (id: string, signal: AbortSignal) => ask<FlareDetail>(flare(id), { signal }),
    ledger: (id: string, signal: AbortSignal) => ask<LedgerReport>(flare(id, '/ledger'), { signal }),
    create: (request: FlareRequestInput) => ask<{ flareId: string }>('/api/flares', { body: request }),
    approve: (id: string, sha256: string) => ask<object>(flare(id, '/approve'), { body: { sha256 } }),
    cancel: (id: string, reason: string) => ask<object>(flare(id, '/cancel'), { body: reason ? { reason } : {} }),
    createGroup: (request: GroupRequestInput) => ask<{ groupId: string }>('/api/groups', { body: request }),
    approveGroup: (id: string, archives: readonly { flareId: string; sha256: string }[]) =>
      ask<GroupAnswer>(group(id, '/approve'), { body: { archives } }),
    cancelGroup: (id: string, reason: string) =>
      ask<GroupAnswer>(group(id, '/cancel'), { body: reason ? { reason } : {} }),
    resend: (id: string, request: { requestId: string; destinations?: readonly string[] }) =>
      ask<{ flareId?: string }>(flare(id, '/resend'), { body: request }),
  };
}

/** Where the archive of a flare is downloaded. */
export function archiveUrl(id: string): string {
  return `/api/flares/${encodeURIComponent(id)}/archive`;
}

/** Where one of its profiles is. */
export function profileUrl(id: string, file: string): string {
  return `/api/flares/${encodeURIComponent(id)}/profiles/${encodeURIComponent(file)}`;
}
