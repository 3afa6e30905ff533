import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { endpoints, FlareError, parseMessage, type EndpointReply } from '@flarewire/schemas';
import type { EndpointHandler, ServeOptions } from '../port/serve.ts';
import { createCollector, type Subject } from './subject.ts';

const accepted: EndpointReply<'create'> = { flareId: 'f-1', status: 'accepted' };

/** What requests and their answers must do. */
export function serveContract(subject: () => Subject): void {
  const open = () => subject().open();

  test('a request gets the reply of the handler, who gets the payload as it was sent and a trace', async () => {
    const [server, client] = [await open(), await open()];
    const seen: string[] = [];
    await using opened = new AsyncDisposableStack();
    opened.use(
      await server.serve(
        service(async (payload, { traceparent }) => {
          await turn();
          seen.push(new TextDecoder().decode(payload), traceparent);
          return accepted;
        }),
      ),
    );
    assert.deepEqual(await client.request('create', { caseId: '4242' }), accepted);
    assert.equal(seen[0], '{"caseId":"4242"}');
    assert.match(seen[1]!, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  test('a request is answered in the trace that it came with, or as whoever serves says', async () => {
    const [server, client] = [await open(), await open()];
    const seen: (string | undefined)[] = [];
    const handler = service(async (_, { traceparent }) => {
      seen.push(traceparent);
      return accepted;
    });
    const own = '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01';
    const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    {
      await using _plain = await server.serve(handler);
      await client.request('create', {}, { traceparent: given });
    }
    await using _traced = await server.serve({
      ...handler,
      traced: (about, answer) => {
        seen.push(about.subject, about.given);
        return answer(own);
      },
    });
    await client.request('create', {}, { traceparent: given });
    await client.request('create', {});
    assert.deepEqual(seen, [given, 'flare.create', given, own, 'flare.create', undefined, own]);
  });

  test('a FlareError that the handler throws is a refusal with its code and status', async () => {
    const transport = await open();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await transport.serve(
        service(async () => {
          throw new FlareError('unknown_target', 'There is no target “nix”');
        }),
      ),
    );
    assert.deepEqual(await transport.request('create', {}), {
      status: 'refused',
      error: { code: 'unknown_target', status: 404, message: 'There is no target “nix”' },
    });
  });

  test('any other error is a refusal that says nothing of it', async () => {
    const transport = await open();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await transport.serve(
        service(() => {
          throw new TypeError('password=hunter2');
        }),
      ),
    );
    const reply = await transport.request('create', {});
    assert.ok(reply.status === 'refused');
    assert.equal(reply.error.status, 500);
    assert.doesNotMatch(reply.error.message, /hunter2/);
  });

  test('who may ask is told without anything being done, and how many answer', async () => {
    const transport = await open();
    assert.deepEqual(await transport.answering(), {});
    await using opened = new AsyncDisposableStack();
    const handled = createCollector<string>();
    const handle: EndpointHandler<'create'> = async (payload) => {
      const request = parseMessage(endpoints.create.request, payload, { what: 'it', code: 'invalid_request' });
      handled.push(request.target!);
      return accepted;
    };
    opened.use(await transport.serve(service(handle)));
    opened.use(await (await open()).serve(service(handle)));
    assert.equal(await transport.mayAsk('create'), true);
    assert.equal(await transport.mayAsk('approve'), true);
    // Who answers late on a busy machine is counted the next time.
    let answering = await transport.answering();
    for (let again = 0; again < 20 && answering.create !== 2; again += 1) answering = await transport.answering();
    assert.deepEqual(answering, { create: 2 });
    assert.deepEqual(handled.items, []);
  });

  test('a request that nobody answers fails, and may be tried again', async () => {
    const transport = await open();
    await assert.rejects(transport.request('create', {}, { timeoutMs: 300 }), {
      code: 'broker_unavailable',
      retryable: true,
    });
  });

  test('a request whose answer takes too long fails', async () => {
    const transport = await open();
    const release = Promise.withResolvers<EndpointReply<'create'>>();
    await using opened = new AsyncDisposableStack();
    opened.use(await transport.serve(service(() => release.promise)));
    await assert.rejects(transport.request('create', {}, { timeoutMs: 50 }), { code: 'broker_unavailable' });
    release.resolve(accepted);
  });

  test('a request that is cancelled ends at once', async () => {
    const transport = await open();
    const release = Promise.withResolvers<EndpointReply<'create'>>();
    const asked = createCollector<void>();
    await using opened = new AsyncDisposableStack();
    opened.use(
      await transport.serve(
        service(() => {
          asked.push();
          return release.promise;
        }),
      ),
    );
    const cancel = new AbortController();
    const reply = transport.request('create', {}, { signal: cancel.signal });
    await asked.reach(1);
    cancel.abort();
    await assert.rejects(reply, { code: 'cancelled' });
    release.resolve(accepted);
  });

  test('closing answers what was asked before', async () => {
    const transport = await open();
    const asked = createCollector<void>();
    const release = Promise.withResolvers<EndpointReply<'create'>>();
    let reply;
    {
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.serve(
          service(() => {
            asked.push();
            return release.promise;
          }),
        ),
      );
      reply = transport.request('create', {});
      await asked.reach(1);
      setImmediate(() => release.resolve(accepted));
    }
    assert.deepEqual(await reply, accepted);
  });

  test('while two serve, one that closes leaves no request without an answer', async () => {
    const [one, two] = [await open(), await open()];
    await using opened = new AsyncDisposableStack();
    opened.use(await two.serve(service(async () => accepted)));
    const closing = await one.serve(service(async () => accepted));
    const asking = Array.from({ length: 20 }, () => two.request('create', {}));
    await closing[Symbol.asyncDispose]();
    const replies = await Promise.all([...asking, ...Array.from({ length: 20 }, () => two.request('create', {}))]);
    assert.ok(replies.every(({ status }) => status === 'accepted'));
  });
}

function service(create: EndpointHandler<'create'>): ServeOptions {
  return { version: '1.0.0', description: 'a test', endpoints: { create } };
}
