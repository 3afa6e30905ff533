import { statusOf } from '@flarewire/transport';
import { FlareError } from '@flarewire/schemas';

/** What is answered where a request is not fulfilled: `{code, message, field?}`, with an HTTP status. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly code: string;
  /** The field of the request's body that is wrong, its path joined by dots. */
  readonly field: string | undefined;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    { field, headers = {}, cause }: { field?: string; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.status = status;
    this.code = code;
    this.field = field;
    this.headers = headers;
  }

  toJSON(): { code: string; message: string; field?: string } {
    return { code: this.code, message: this.message, ...(this.field === undefined ? {} : { field: this.field }) };
  }
}

/** The refusal for anything thrown. What is not ours may hold anything, so nothing of it is told. */
export function toRefusal(thrown: unknown): HttpRefusal {
  if (thrown instanceof HttpRefusal) return thrown;
  if (thrown instanceof FlareError)
    return new HttpRefusal(statuses[thrown.code] ?? statusOf(thrown.code), thrown.code, thrown.message, {
      cause: thrown,
    });
  const message = 'The dashboard could not do this; its log says why';
  return new HttpRefusal(500, 'stage_failed', message, { cause: thrown });
}

/** Where reading over HTTP says more than `statusOf` does for a request over NATS. */
const statuses: Partial<Record<FlareError['code'], number>> = { artifact_missing: 404 };
