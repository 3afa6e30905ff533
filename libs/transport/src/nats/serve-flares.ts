import { Svcm, type ServiceMsg } from '@nats-io/services';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { endpoints, FlareError, type EndpointName, type RefusedReply } from '@flarewire/schemas';
import type { TransportLog } from '../log.ts';
import type { EndpointHandler, ServeOptions, Traced } from '../port.ts';
import { refusalOf } from '../refusal.ts';
import { traceparentFrom, untraced } from '../traceparent.ts';
import { pause } from '../waiting.ts';
import { createEndpointStats, type EndpointStats } from './endpoint-stats.ts';

/** How long requests in hand have to end after closing began. */
const graceMs = 5_000;

/** Answers endpoints as NATS service `flare`, as `Transport.serve` promises. */
export async function serveFlares(
  { nc, log }: { nc: NatsConnection; log: TransportLog },
  { version, description, endpoints: served, traced = untraced }: ServeOptions,
): Promise<AsyncDisposable> {
  const statsBySubject = new Map<string, EndpointStats>();
  const inHand = new Set<Promise<void>>();
  const closing = new AbortController();

  const take = (work: Promise<void>) => {
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  };

  const service = await new Svcm(nc).add({
    name: 'flare',
    version,
    description,
    queue: 'q',
    // The library's own figures miss errors and the time of async handlers, so ours take their place before it reports.
    statsHandler: async ({ subject, ...endpoint }) => {
      Object.assign((endpoint as unknown as { stats: object }).stats, statsBySubject.get(subject));
    },
  });

  for (const [name, handle] of Object.entries(served) as [EndpointName, EndpointHandler<EndpointName>][]) {
    const { subject, request } = endpoints[name];
    const { stats, count } = createEndpointStats();
    statsBySubject.set(subject, stats);
    const answer = async (message: ServiceMsg) => {
      const startedAt = performance.now();
      try {
        count(
          startedAt,
          await reply(message, { subject, handle, traced, signal: closing.signal }, (error) =>
            log.error({ err: error }, `answering ${subject} failed`),
          ),
        );
      } catch (error) {
        log.error({ err: error }, `replying on ${subject} failed`);
      }
    };
    service.addEndpoint(name, {
      subject,
      metadata: { schema: JSON.stringify(request.toJSONSchema({ io: 'input' })) },
      handler: (error, message) => {
        if (!error) take(answer(message));
      },
    });
  }
  void service.stopped.then((error) => error && log.error({ err: error }, 'the service "flare" stopped'));

  return {
    async [Symbol.asyncDispose]() {
      await service.stop();
      const done = new AbortController();
      await Promise.race([Promise.all(inHand), pause(graceMs, done.signal)]);
      done.abort();
      closing.abort(new FlareError('shutting_down', 'Cannot take the request: the service is closing; ask again'));
      await Promise.all(inHand);
    },
  };
}

/** Answers one message; returns why it was refused, if it was. */
async function reply(
  message: ServiceMsg,
  {
    subject,
    handle,
    traced,
    signal,
  }: { subject: string; handle: EndpointHandler<EndpointName>; traced: Traced; signal: AbortSignal },
  onUnexpected: (error: unknown) => void,
): Promise<string | undefined> {
  const given = message.headers?.get('traceparent') || undefined;
  let traceparent = traceparentFrom(given);
  let answer: Awaited<ReturnType<EndpointHandler<EndpointName>>> | RefusedReply;
  try {
    answer = await traced({ subject, given }, (own) => {
      traceparent = own;
      return handle(message.data, { traceparent, signal });
    });
  } catch (error) {
    if (!(error instanceof FlareError)) onUnexpected(error);
    answer = refusalOf(error);
  }
  const replyHeaders = headers();
  replyHeaders.set('traceparent', traceparent);
  const payload = JSON.stringify(answer);
  if (answer.status !== 'refused') {
    message.respond(payload, { headers: replyHeaders });
    return undefined;
  }
  const { status, message: reason, retryAfter } = answer.error;
  if (retryAfter !== undefined) replyHeaders.set('Retry-After', String(retryAfter));
  message.respondError(status, headerValue(reason), payload, { headers: replyHeaders });
  return reason;
}

/** A header holds one line of printable ASCII. */
function headerValue(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ');
}
