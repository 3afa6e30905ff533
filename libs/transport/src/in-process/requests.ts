import {
  endpoints,
  FlareError,
  groupEndpoints,
  type EndpointName,
  type EndpointReply,
  type GroupEndpointName,
  type GroupReply,
  type RefusedReply,
} from '@flarewire/schemas';
import type { TransportLog } from '../log.ts';
import type { EndpointHandler, RequestOptions, ServeOptions, Traced } from '../port/serve.ts';
import type { Transport } from '../port/transport.ts';
import { refusalOf } from '../refusal.ts';
import { untraced } from '../traceparent.ts';
import { pause, unlessAborted, waitEnded } from '../waiting.ts';

type Reply = EndpointReply<EndpointName> | GroupReply<GroupEndpointName> | RefusedReply;
type Answer = (payload: Uint8Array, traceparent: string | undefined) => Promise<Reply>;

/** Requests and their answers in one process: each goes to one of those who serve, in turn. */
export function createRequests(
  log: TransportLog,
): Pick<Transport, 'serve' | 'request' | 'requestGroup' | 'mayAsk' | 'answering'> {
  const serving = new Map<string, Answer[]>();

  const answering = (
    name: EndpointName,
    { handle, traced }: { handle: EndpointHandler<EndpointName>; traced: Traced },
    { closing, inHand }: { closing: AbortSignal; inHand: Set<Promise<Reply>> },
  ): Answer => {
    const { subject } = endpoints[name];
    return (payload, given) => {
      const answer = (traceparent: string) => Promise.try(handle, payload, { traceparent, signal: closing });
      const work: Promise<Reply> = traced<Reply>({ subject, given }, answer).catch((error: unknown) => {
        if (!(error instanceof FlareError)) log.error({ err: error }, `answering ${subject} failed`);
        return refusalOf(error);
      });
      inHand.add(work);
      return work.finally(() => inHand.delete(work));
    };
  };

  async function ask<R>(
    endpoint: EndpointName,
    payload: unknown,
    { timeoutMs, traceparent, signal }: RequestOptions & { timeoutMs: number },
  ): Promise<R | RefusedReply> {
    const { subject } = endpoints[endpoint];
    const servers = serving.get(endpoint);
    const answer = servers?.shift();
    if (!answer) {
      throw new FlareError(
        'broker_unavailable',
        `Cannot ask on ${subject}: no service answers; start the one that serves it`,
        { retryable: true },
      );
    }
    servers?.push(answer);
    const text = typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
    try {
      return (await unlessAborted(answer(bytes, traceparent), limit)) as R | RefusedReply;
    } catch (error) {
      throw limit.aborted ? waitEnded(limit, `Cannot ask on ${subject}`) : error;
    }
  }

  return {
    async serve({ endpoints: served, traced = untraced }: ServeOptions) {
      const closing = new AbortController();
      const inHand = new Set<Promise<Reply>>();
      const mine = Object.entries(served).map(([key, handle]) => {
        const name = key as EndpointName;
        const answer = answering(name, { handle, traced }, { closing: closing.signal, inHand });
        const others = serving.get(name) ?? [];
        serving.set(name, others);
        others.push(answer);
        return () => others.splice(others.indexOf(answer), 1);
      });
      return {
        async [Symbol.asyncDispose]() {
          for (const leave of mine) leave();
          const done = new AbortController();
          await Promise.race([Promise.all(inHand), pause(5_000, done.signal)]);
          done.abort();
          closing.abort(new FlareError('shutting_down', 'Cannot take the request: the service is closing; ask again'));
          await Promise.all(inHand);
        },
      };
    },

    mayAsk: async () => true,

    async answering() {
      return Object.fromEntries([...serving].flatMap(([name, { length }]) => (length > 0 ? [[name, length]] : [])));
    },

    request: <E extends EndpointName>(endpoint: E, payload: unknown, options = {}) =>
      ask<EndpointReply<E>>(endpoint, payload, { timeoutMs: endpoints[endpoint].withinMs, ...options }),

    requestGroup: <E extends GroupEndpointName>(endpoint: E, payload: unknown, options = {}) =>
      ask<GroupReply<E>>(endpoint, payload, { timeoutMs: groupEndpoints[endpoint].withinMs, ...options }),
  };
}
