import { createSubject, FlareError, type FlareReply } from '@flarewire/schemas';
import type { Log } from '../log.ts';
import type { ServeOptions, Transport } from '../port.ts';
import { refusalOf } from '../refusal.ts';
import { nextTraceparent } from '../traceparent.ts';
import { pause, unlessAborted, waitEnded } from '../waiting.ts';

type Answer = (payload: Uint8Array) => Promise<FlareReply>;

/** Requests and their answers in one process: each goes to one of those who serve, in turn. */
export function createRequests(log: Log): Pick<Transport, 'serve' | 'request'> {
  const serving: Answer[] = [];

  return {
    async serve({ handle }: ServeOptions) {
      const closing = new AbortController();
      const inHand = new Set<Promise<FlareReply>>();
      const answer: Answer = (payload) => {
        const context = { traceparent: nextTraceparent(), signal: closing.signal };
        const work = Promise.try(handle, payload, context).catch((error: unknown) => {
          if (!(error instanceof FlareError)) log.error({ err: error }, 'answering flare.create failed');
          return refusalOf(error);
        });
        inHand.add(work);
        return work.finally(() => inHand.delete(work));
      };
      serving.push(answer);
      return {
        async [Symbol.asyncDispose]() {
          serving.splice(serving.indexOf(answer), 1);
          const done = new AbortController();
          await Promise.race([Promise.all(inHand), pause(5_000, done.signal)]);
          done.abort();
          closing.abort(new FlareError('shutting_down', 'The service is closing'));
          await Promise.all(inHand);
        },
      };
    },

    async request(payload, { timeoutMs = 5_000, signal } = {}) {
      const answer = serving.shift();
      if (!answer) {
        throw new FlareError('broker_unavailable', `Asking on ${createSubject}: nobody answers; start an archiver`, { retryable: true });
      }
      serving.push(answer);
      const text = typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
      try {
        return await unlessAborted(answer(bytes), limit);
      } catch (error) {
        throw limit.aborted ? waitEnded(limit, `Asking on ${createSubject}`) : error;
      }
    },
  };
}
