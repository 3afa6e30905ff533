import { Svcm, type ServiceMsg } from '@nats-io/services';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { endpoints, FlareError, type EndpointName, type RefusedReply } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import type { EndpointHandler, ServeOptions, Traced } from '../../port/serve.ts';
import { refusalOf } from '../../refusal.ts';
import { traceparentFrom, untraced } from '../../traceparent.ts';
import { pause } from '../../waiting.ts';
import { unlessStuck } from './unless-stuck.ts';
import { createEndpointStats, type EndpointStats } from './endpoint-stats.ts';

/** How long requests in hand have to end after closing began. */
const graceMs = 5_000;

type ServeParts = {
  /** Requests and their answers alone go over it; see `unlessStuck`. */
  nc: NatsConnection;
  /** What needs the broker's store goes over this one. */
  control: NatsConnection;
  log: TransportLog;
  replicas: number;
};

/** Answers endpoints as NATS service `flare`, as `Transport.serve` promises. */
export async function serveFlares(
  { nc, control, log, replicas }: ServeParts,
  { version, description, endpoints: served, traced = untraced }: ServeOptions,
): Promise<AsyncDisposable> {
  const statsBySubject = new Map<string, EndpointStats>();
  const inHand = new Set<Promise<void>>();
  const closing = new AbortController();

  const take = (work: Promise<void>) => {
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  };

  // While a cluster elects it is silent too, and that passes.
  const inTime =
    (handle: EndpointHandler<EndpointName>): EndpointHandler<EndpointName> =>
    (payload, asked) =>
      replicas > 1
        ? handle(payload, asked)
        : unlessStuck({ control, answers: nc }, (signal) => handle(payload, { ...asked, signal }), {
            signal: asked.signal,
          });

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
          await reply(message, { subject, handle: inTime(handle), traced, signal: closing.signal }, (error) =>
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
