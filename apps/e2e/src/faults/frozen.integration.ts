import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

/** A receiver of flares whose answers a test can hold back, and which it can keep from reading. */
async function startSlowIntake(on: {
  head?: (release: () => void) => void;
  post?: (request: IncomingMessage, read: () => void) => void;
}) {
  const seen = { tickets: 0, posts: 0 };
  const answer = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"case_id": 7}');
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') {
      if (on.head) on.head(() => answer(response));
      else answer(response);
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    seen.posts += 1;
    const read = () => {
      request.on('end', () => {
        seen.tickets += 1;
        answer(response);
      });
      request.on('error', () => {});
      request.resume();
    };
    if (on.post) on.post(request, read);
    else read();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Text that deflates to more than the sockets between two processes hold. */
function manyWords(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0; length < bytes;) {
    const line = Array.from({ length: 8 }, () =>
      Math.random()
        .toString(36)
        .replaceAll(/[^a-z]/g, ''),
    ).join(' ');
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

async function withPipeline(
  t: TestContext,
  intake: AsyncDisposable & { url: string },
  story: (pipeline: Pipeline) => Promise<void>,
) {
  await using _intake = intake;
  const pipeline = await startPipeline({ intakeUrl: intake.url });
  if (typeof pipeline === 'string') return t.skip(pipeline);
  await using _pipeline = pipeline;
  await story(pipeline);
  return undefined;
}

async function endsOf({ transport }: Pipeline, flareId: string): Promise<string[]> {
  const { signal } = new AbortController();
  const names = await Array.fromAsync(
    transport.tail({ from: 'start', flareId, until: 'stored', signal }),
    ({ name }) => name,
  );
  return names.filter((name) => ['flare.sent', 'flare.failed', 'flare.cancelled'].includes(name));
}

/** Time for a process that was woken to do what it was about to do. */
const lateMs = 3_000;

suite('an uploader that stood still until another had taken its flare over', { timeout: 600_000 }, () => {
  test('sends nothing when it wakes at the gate', async (t) => {
    const intake = await startSlowIntake({});
    await withPipeline(t, intake, async (pipeline) => {
      const { folder, ask, untilState, services, start, untilEnd } = pipeline;
      await writeFile(path.join(folder, 'big.log'), manyWords(6e6));
      const flareId = await ask({ profile: false });
      await untilState(flareId, 'sending');
      services.uploader.process.kill('SIGSTOP');
      assert.equal(intake.seen.posts, 0, 'it was stopped before it sent');
      await start('uploader');
      await untilEnd(flareId);
      services.uploader.process.kill('SIGCONT');
      await delay(lateMs);
      assert.equal(intake.seen.posts, 1);
      assert.deepEqual(await endsOf(pipeline, flareId), ['flare.sent']);
    });
  });

  test('sends nothing when it wakes after it has asked where to send', async (t) => {
    const asked = Promise.withResolvers<() => void>();
    let heads = 0;
    const intake = await startSlowIntake({
      head: (release) => (heads++ === 0 ? asked.resolve(release) : release()),
    });
    await withPipeline(t, intake, async (pipeline) => {
      const { ask, services, start, untilEnd } = pipeline;
      const flareId = await ask({ profile: false, preflight: false });
      const release = await asked.promise;
      services.uploader.process.kill('SIGSTOP');
      await start('uploader');
      await untilEnd(flareId);
      release();
      services.uploader.process.kill('SIGCONT');
      await delay(lateMs);
      assert.equal(intake.seen.posts, 1);
      assert.deepEqual(await endsOf(pipeline, flareId), ['flare.sent']);
    });
  });

  test('does not finish what it was sending', async (t) => {
    const posted = Promise.withResolvers<() => void>();
    let posts = 0;
    const intake = await startSlowIntake({ post: (_, read) => (posts++ === 0 ? posted.resolve(read) : read()) });
    await withPipeline(t, intake, async (pipeline) => {
      const { folder, ask, services, start, untilEnd } = pipeline;
      await writeFile(path.join(folder, 'big.log'), manyWords(14e6));
      const flareId = await ask({ profile: false, preflight: false });
      const read = await posted.promise;
      await delay(500);
      services.uploader.process.kill('SIGSTOP');
      await start('uploader');
      const end = (await untilEnd(flareId)).at(-1);
      read();
      services.uploader.process.kill('SIGCONT');
      await delay(lateMs);
      const whole = end?.name === 'flare.sent' ? 1 : 0;
      assert.equal(intake.seen.tickets, whole);
      assert.deepEqual(await endsOf(pipeline, flareId), [end?.name]);
    });
  });
});
