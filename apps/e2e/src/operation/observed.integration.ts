import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { freePort } from '@flarewire/broker';
import { startIntakeDouble } from '@flarewire/testing';
import { connect, type Msg } from 'nats';
import { planted, startPipeline, type Pipeline, type ServiceName } from '../pipeline.fixture.ts';

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

const intake = await startIntakeDouble();
const collector = await startCollector();
const ports = { archiver: await freePort(), profiler: await freePort(), uploader: await freePort() };
const pipeline = await startPipeline({
  intakeUrl: intake.url,
  more: { traces: { url: collector.url }, health: { port: ports } },
});
if (typeof pipeline === 'string') {
  await intake[Symbol.asyncDispose]();
  await collector[Symbol.asyncDispose]();
  test('what services tell of a flare', { skip: pipeline });
} else observed(pipeline);

function observed(pipeline: Pipeline): void {
  suite('what services tell of a flare', { timeout: 300_000 }, () => {
    let reply: Msg;
    let flareId: string;

    before(async () => {
      const client = await connect({ servers: pipeline.broker.url });
      try {
        reply = await client.request('flare.create', '{"profile":{"seconds":1}}', { timeout: 60_000 });
      } finally {
        await client.close();
      }
      ({ flareId } = reply.json<{ flareId: string }>());
      assert.equal((await pipeline.untilEnd(flareId)).at(-1)?.name, 'flare.sent');
    });
    after(async () => {
      await pipeline[Symbol.asyncDispose]();
      await intake[Symbol.asyncDispose]();
      await collector[Symbol.asyncDispose]();
    });

    test('is in the figures of each, which name no flare and no target', async () => {
      const scraped = async (service: ServiceName) => {
        const answer = await fetch(`http://127.0.0.1:${ports[service]}/metrics`);
        assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
        const text = await answer.text();
        assert.doesNotMatch(text, new RegExp(`${flareId}|web-1|"web"`));
        const figures = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
        return new Map(figures.map((line) => [line.replace(/ \S+$/, ''), Number(/\S+$/.exec(line)?.[0])]));
      };
      const of = {
        archiver: await scraped('archiver'),
        profiler: await scraped('profiler'),
        uploader: await scraped('uploader'),
      };
      const took = (stage: string, outcome: string) =>
        `flarewire_stage_seconds_count{stage="${stage}",outcome="${outcome}"}`;
      assert.equal(of.archiver.get(took('archiver', 'flare.created')), 1);
      assert.equal(of.profiler.get(took('profiler', 'profiles.collected')), 1);
      assert.equal(of.uploader.get(took('uploader', 'flare.sent')), 1);
      assert.equal(of.uploader.get('flarewire_flares_ended_total{state="sent",code=""}'), 1);
      assert.equal(of.uploader.get('flarewire_backlog{stage="uploader"}'), 0);
      assert.ok(of.archiver.get('flarewire_archived_bytes_total')! > 0);
      assert.ok(of.archiver.get('flarewire_masked_values_total')! > 0);
      assert.ok(of.uploader.get('flarewire_sent_bytes_total')! > 0);
      for (const figures of Object.values(of)) assert.ok(figures.get('process_open_fds')! > 0);
    });

    test('is one trace, from the request to the answer of its destination, with each step as a span', async () => {
      // What is left is sent when they close.
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
    });
  });
}
