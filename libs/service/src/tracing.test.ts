import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { createLog } from './log.ts';
import { openTracing, tracesWanted } from './tracing.ts';

suite('tracesWanted()', () => {
  test('takes the configuration before the variables of OpenTelemetry, and neither where these switch it off', () => {
    const url = 'http://127.0.0.1:4318/v1/traces';
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318';
    assert.equal(tracesWanted(undefined, {}), undefined);
    assert.deepEqual(tracesWanted(undefined, { OTEL_EXPORTER_OTLP_ENDPOINT }), {});
    assert.deepEqual(tracesWanted(undefined, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url }), {});
    assert.deepEqual(tracesWanted({ url }, { OTEL_EXPORTER_OTLP_ENDPOINT }), { url });
    assert.equal(tracesWanted({ url }, { OTEL_SDK_DISABLED: 'true' }), undefined);
  });
});

suite('openTracing()', () => {
  const lines: string[] = [];
  const log = createLog({
    name: 'test',
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
  });
  /** With a collector that answers so. */
  async function open(status = 200) {
    const stack = new AsyncDisposableStack();
    const collector = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end('{}'));
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    stack.defer(() => {
      collector.closeAllConnections();
      collector.close();
    });
    const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
    const { span } = stack.use(await openTracing({ service: 'test', instance: 'test-1', host: 'here', url, log }));
    return { span, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }

  test('goes on with the trace that work came with, in a span of its own', async () => {
    await using tracing = await open();
    const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const own = await tracing.span({ name: 'archiving', kind: 'event', parent }, async (traceparent) => traceparent);
    assert.match(own, /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    assert.notEqual(own, parent);
  });

  test('records nothing of a trace that is not sampled, and passes that on', async () => {
    await using tracing = await open();
    const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    const own = await tracing.span({ name: 'archiving', kind: 'event', parent }, async (traceparent) => traceparent);
    assert.match(own, /-00$/);
  });

  test('throws on what the work throws, and says once that spans could not be sent', async () => {
    lines.length = 0;
    const failure = new FlareError('archive_failed', 'Cannot make the archive of "web"');
    {
      await using tracing = await open(400);
      const failing = tracing.span({ name: 'archiving', kind: 'event', parent: undefined }, () =>
        Promise.reject(failure),
      );
      await assert.rejects(failing, failure);
    }
    assert.equal(lines.filter((line) => line.includes('Cannot send spans')).length, 1);
  });
});
