import type { Refusal } from './contract.ts';

/** An answer that is no success, with its HTTP status; 0 where there was none. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, { code, message, field }: Refusal, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

export interface JsonRequest {
  /** Sent as JSON by POST; without it the request is a GET. */
  body?: object;
  signal?: AbortSignal;
}

/** Asks the server. @throws {ApiError} with the server's own code and sentence where it refuses */
export async function requestJson<T>(
  path: string,
  request: JsonRequest,
  { fetch }: { fetch: typeof globalThis.fetch },
): Promise<T> {
  const response = await send(path, request, fetch);
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  throw new ApiError(response.status, readRefusal(answer) ?? unclear(response.status));
}

async function send(path: string, { body, signal }: JsonRequest, fetch: typeof globalThis.fetch): Promise<Response> {
  try {
    return await fetch(path, {
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const message = 'Cannot reach the dashboard’s server; check that it runs, then try again';
    throw new ApiError(0, { code: 'unreachable', message }, { cause });
  }
}

function readRefusal(answer: unknown): Refusal | undefined {
  const { code, message, field } = (answer ?? {}) as Partial<Record<keyof Refusal, unknown>>;
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return { code, message, ...(typeof field === 'string' ? { field } : {}) };
}

function unclear(status: number): Refusal {
  return { code: 'bad_answer', message: `The server answered ${status} without saying why; its log has more` };
}
