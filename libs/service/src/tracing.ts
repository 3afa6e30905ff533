import { setTimeout as delay } from 'node:timers/promises';
import type { Attributes, SpanContext } from '@opentelemetry/api';
import { toFlareError } from '@flarewire/schemas';
import type { Traced } from '@flarewire/transport';
import type { Log } from './log.ts';

/** What a span is of: a request that is answered, or an event that is worked on. */
export type SpanAbout = {
  name: string;
  kind: 'request' | 'event';
  /** W3C traceparent of what it follows; a span without one begins a trace. */
  parent: string | undefined;
  attributes?: Attributes;
};

/** Records spans of traces. */
export type Tracing = {
  /**
   * Runs work as a span. It is given the span's W3C traceparent, for whatever follows from it, and a function to add attributes.
   * What it throws is told as its code, never with its message.
   */
  span: <T>(
    about: SpanAbout,
    work: (traceparent: string, add: (attributes: Attributes) => void) => Promise<T>,
  ) => Promise<T>;
};

/** Where spans go to, by configuration or by the variables of OpenTelemetry; undefined: nowhere. */
export function tracesWanted(
  traces: { url: string } | undefined,
  env: NodeJS.ProcessEnv,
): { url?: string } | undefined {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return undefined;
  if (traces) return traces;
  return env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ? {} : undefined;
}

/** Answers requests as spans. */
export function answerAsSpans(tracing: Tracing): Traced {
  return ({ subject, given }, answer) =>
    tracing.span(
      {
        name: subject,
        kind: 'request',
        parent: given,
        attributes: { 'messaging.system': 'nats', 'messaging.destination.name': subject },
      },
      async (traceparent, add) => {
        const reply = await answer(traceparent);
        if (typeof reply === 'object' && reply !== null && 'flareId' in reply)
          add({ 'flarewire.flare.id': String(reply.flareId) });
        return reply;
      },
    );
}

/** Time to send what is left when closing. */
const flushMs = 3_000;

/**
 * Records spans and sends them to a collector by OTLP over HTTP, in the background. Headers and time-outs are those of
 * OpenTelemetry's variables. What cannot be sent is dropped, and said once until it can be again.
 */
export async function openTracing(options: {
  service: string;
  instance: string;
  host: string;
  url?: string;
  log: Log;
}): Promise<Tracing & AsyncDisposable> {
  const { service, instance, host, url, log } = options;
  const [
    { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace },
    { BatchSpanProcessor, TracerProvider },
    exporting,
    resources,
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new exporting.OTLPTraceExporter(url === undefined ? {} : { url });
  const send = exporter.export.bind(exporter);
  let isBroken = false;
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.error && !isBroken)
        log.warn({ err: result.error, spans: spans.length }, 'Cannot send spans; they are dropped');
      isBroken = result.error !== undefined;
      done(result);
    });
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({
      'service.namespace': 'flarewire',
      'service.name': `flarewire-${service}`,
      'service.instance.id': instance,
      'host.name': host,
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('flarewire');

  return {
    async span({ name, kind, parent, attributes = {} }, work) {
      const before = contextOf(parent);
      const context = before ? trace.setSpanContext(ROOT_CONTEXT, before) : ROOT_CONTEXT;
      const span = tracer.startSpan(
        name,
        { kind: kind === 'request' ? SpanKind.SERVER : SpanKind.CONSUMER, attributes },
        context,
      );
      try {
        return await work(traceparentOf(span.spanContext()), (more) => void span.setAttributes(more));
      } catch (error) {
        const { code } = toFlareError(error, 'stage_failed', name);
        span.setAttribute('error.type', code);
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        throw error;
      } finally {
        span.end();
      }
    },
    async [Symbol.asyncDispose]() {
      const over = new AbortController();
      const late = delay(flushMs, undefined, { signal: over.signal }).catch(() => {});
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      over.abort();
    },
  };
}

function contextOf(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
