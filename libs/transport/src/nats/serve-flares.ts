import { Svcm, type ServiceMsg } from '@nats-io/services';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { createSubject, FlareError, flareRequest, type FlareReply } from '@flarewire/schemas';
import type { Log } from '../log.ts';
import type { ServeOptions } from '../port.ts';
import { refusalOf } from '../refusal.ts';
import { nextTraceparent } from '../traceparent.ts';
import { pause } from '../waiting.ts';
import { createEndpointStats } from './endpoint-stats.ts';

/** How long requests in hand have to end after closing began. */
const graceMs = 5_000;

/** Answers `flare.create` as NATS service `flare`, as `Transport.serve` promises. */
export async function serveFlares(
  { nc, log }: { nc: NatsConnection; log: Log },
  { version, description, handle }: ServeOptions,
): Promise<AsyncDisposable> {
  const { stats, count } = createEndpointStats();
  const inHand = new Set<Promise<void>>();
  const closing = new AbortController();

  const answer = async (message: ServiceMsg) => {
    const startedAt = performance.now();
    const traceparent = message.headers?.get('traceparent') || nextTraceparent();
    let reply: FlareReply;
    try {
      reply = await handle(message.data, { traceparent, signal: closing.signal });
    } catch (error) {
      if (!(error instanceof FlareError)) log.error({ err: error }, 'answering flare.create failed');
      reply = refusalOf(error);
    }
    const payload = JSON.stringify(reply);
    const replyHeaders = headers();
    replyHeaders.set('traceparent', traceparent);
    if (reply.status === 'refused') {
      const { status, message: reason } = reply.error;
      message.respondError(status, headerValue(reason), payload, { headers: replyHeaders });
      count(startedAt, reason);
    } else {
      message.respond(payload, { headers: replyHeaders });
      count(startedAt);
    }
  };

  const service = await new Svcm(nc).add({
    name: 'flare',
    version,
    description,
    queue: 'q',
    // The library's own figures miss errors and the time of async handlers, so ours take their place before it reports.
    statsHandler: async (endpoint) => void Object.assign((endpoint as unknown as { stats: object }).stats, stats),
  });
  service.addEndpoint('create', {
    subject: createSubject,
    metadata: { schema: JSON.stringify(flareRequest.toJSONSchema({ io: 'input' })) },
    handler: (error, message) => {
      if (error) return;
      const work = answer(message).catch((failure: unknown) => log.error({ err: failure }, 'replying to flare.create failed'));
      inHand.add(work);
      void work.finally(() => inHand.delete(work));
    },
  });
  void service.stopped.then((error) => error && log.error({ err: error }, 'the service "flare" stopped'));

  return {
    async [Symbol.asyncDispose]() {
      await service.stop();
      const done = new AbortController();
      const grace = pause(graceMs, done.signal);
      await Promise.race([Promise.all(inHand), grace]);
      closing.abort(new FlareError('shutting_down', 'The service is closing'));
      done.abort();
      await Promise.all(inHand);
    },
  };
}

/** A header holds one line of printable ASCII. */
function headerValue(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ');
}
