import type { EndpointName, EndpointReply, GroupEndpointName, GroupReply } from '@flarewire/schemas';

export type RequestOptions = {
  /** How long to wait for the reply; by default the `withinMs` of the endpoint. */
  timeoutMs?: number;
  /** How long a request with a `requestId` waits for its reply before it is sent again; 2,000 by default. */
  againAfterMs?: number;
  patient?: boolean;
  /** W3C traceparent that the answer continues. */
  traceparent?: string;
  signal?: AbortSignal;
};

/** Answers one request. Returns the reply; a thrown `FlareError` becomes a refusal with its code and `statusOf(code)`. */
export type EndpointHandler<E extends EndpointName> = (
  payload: Uint8Array,
  context: { traceparent: string; signal: AbortSignal },
) => Promise<EndpointReply<E> | (E extends GroupEndpointName ? GroupReply<E> : never)>;

export type ServeOptions = {
  version: string;
  description: string;
  endpoints: { [E in EndpointName]?: EndpointHandler<E> };
  /** Default: a request is answered within the trace that came with it, or a new one. */
  traced?: Traced;
};

/** Answers a request within a trace; `given` is the W3C traceparent that came with it, the answer goes on with its own. */
export type Traced = <T>(
  about: { subject: string; given: string | undefined },
  answer: (traceparent: string) => Promise<T>,
) => Promise<T>;
