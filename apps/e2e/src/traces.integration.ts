import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { suite, test } from 'node:test';
import { startIntakeDouble } from '@flarewire/testing';
import { connect, type Msg } from 'nats';
import { planted, startPipeline } from './pipeline.fixture.ts';

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };
type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes: Attribute[] };
type Exported = {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
};

/** A collector that keeps what it is sent by OTLP over HTTP. */
async function startCollector() {
  const exports: Exported[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const sent = (await json(request)) as Exported;
    if (request.method === 'POST' && request.url === '/v1/traces') exports.push(sent);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  };
  const server = createServer((request, response) => {
    void take(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    exports,
    /** Each span with the service that it is of. */
    spans: () =>
      exports.flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ resource, scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) =>
            spans.map((span) => ({ ...span, service: valueOf(resource.attributes, 'service.name') })),
          ),
        ),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function valueOf(attributes: Attribute[], key: string): string | undefined {
  return attributes.find((each) => each.key === key)?.value.stringValue;
}

suite('a flare whose spans are sent to a collector', { timeout: 120_000 }, () => {
  test('is one trace, from the request to the answer of its destination, with each step as a span', async (t) => {
    await using collector = await startCollector();
    await using intake = await startIntakeDouble();
    const pipeline = await startPipeline({ intakeUrl: intake.url, more: { traces: { url: collector.url } } });
    if (typeof pipeline === 'string') return t.skip(pipeline);
    await using _pipeline = pipeline;
    const client = await connect({ servers: pipeline.broker.url });
    let reply: Msg;
    try {
      reply = await client.request('flare.create', '{"profile":{"seconds":1}}', { timeout: 10_000 });
    } finally {
      await client.close();
    }
    const { flareId } = reply.json<{ flareId: string }>();
    assert.equal((await pipeline.untilEnd(flareId)).at(-1)?.name, 'flare.sent');
    for (const service of Object.values(pipeline.services)) await service[Symbol.asyncDispose]();

    const spans = collector.spans();
    const steps = spans.map(({ service, name, parentSpanId }) => ({
      service,
      name,
      after: spans.find(({ spanId }) => spanId === parentSpanId)?.name,
    }));
    assert.deepEqual(
      steps.toSorted((a, b) => a.name.localeCompare(b.name)),
      [
        { service: 'flarewire-archiver', name: 'archiving', after: 'flare.create' },
        { service: 'flarewire-archiver', name: 'flare.create', after: undefined },
        { service: 'flarewire-profiler', name: 'profiling', after: 'archiving' },
        { service: 'flarewire-uploader', name: 'sending', after: 'profiling' },
        { service: 'flarewire-uploader', name: 'svc.flare.preflight', after: 'flare.create' },
      ],
    );
    const [, traceId, spanId] = reply.headers!.get('traceparent').split('-');
    assert.deepEqual([...new Set(spans.map((span) => span.traceId))], [traceId]);
    assert.equal(spans.find(({ name }) => name === 'flare.create')?.spanId, spanId);
    assert.equal(spans.find(({ name }) => name === 'flare.create')?.parentSpanId || undefined, undefined);
    for (const { name, attributes } of spans.filter((span) => span.name !== 'svc.flare.preflight'))
      assert.equal(valueOf(attributes, 'flarewire.flare.id'), flareId, name);

    const key = (await readFile(path.join(pipeline.folder, 'intake.key'), 'utf8')).trim();
    const everything = JSON.stringify(collector.exports);
    for (const secret of [planted, key, pipeline.folder]) assert.ok(!everything.includes(secret));
    return undefined;
  });
});
