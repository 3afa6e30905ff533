import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

/** Long before anything here would end by itself, and long enough for a busy machine. */
const soon = () => AbortSignal.timeout(180_000);

suite('a flare that is cancelled', { timeout: 900_000 }, () => {
  /** Resolves with the reason when it has ended, and says how long what it stopped went on. */
  async function cancel(
    { transport, untilEnd }: Pipeline,
    flareId: string,
    { what, stopped, t }: { what: string; stopped: Promise<unknown>; t: TestContext },
  ) {
    const since = performance.now();
    void stopped.then(() =>
      t.diagnostic(`${what} ended ${Math.round(performance.now() - since)} ms after its cancelling`),
    );
    const reply = await transport.request('cancel', { flareId, by: 'ops', reason: 'a test' });
    assert.equal(reply.status, 'cancelled');
    const end = (await untilEnd(flareId)).at(-1);
    assert.ok(end?.name === 'flare.cancelled');
    return end.data.reason;
  }

  test('ends a command that a collector runs', async (t) => {
    await using intake = await serve((_, response) => void response.end('{}'));
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-cancel-'));
    const pidFile = path.join(folder.path, 'pid');
    const command = ['sh', '-c', `echo $$ > ${pidFile}; exec sleep 300`];
    const pipeline = await startPipeline({
      intakeUrl: intake.url,
      more: {
        targets: { web: { collect: [{ command, into: 'x.txt', timeout: '5m' }] } },
      },
    });
    if (typeof pipeline === 'string') return t.skip(pipeline);
    await using _ = pipeline;
    const flareId = await pipeline.ask({ profile: false });
    const pid = await until(async () => Number(await readFile(pidFile, 'utf8')));
    const stopped = until(async () => !isAlive(pid));
    await cancel(pipeline, flareId, { what: 'the command', stopped, t });
    await stopped;
  });

  test('ends a CPU profile, and an upload, of which it says that it may have arrived', async (t) => {
    const [profiling, profiled, uploading, uploaded] = [wait(), wait(), wait(), wait()];
    await using pprof = await serve((request, response) => {
      if (!request.url?.includes('/profile')) return void response.writeHead(404).end();
      profiling.resolve();
      response.once('close', () => profiled.resolve());
    });
    await using intake = await serve((request, response) => {
      if (request.method !== 'POST') return void response.end('{}');
      request.resume().once('end', () => uploading.resolve());
      response.once('close', () => uploaded.resolve());
    });
    const pipeline = await startPipeline({ intakeUrl: intake.url, pprofUrl: `${pprof.url}/debug/pprof` });
    if (typeof pipeline === 'string') return t.skip(pipeline);
    await using _ = pipeline;
    const first = await pipeline.ask({ profile: { seconds: 300 } });
    await within(profiling.promise);
    const ofProfile = { what: 'the CPU profile', stopped: profiled.promise, t };
    assert.equal(await cancel(pipeline, first, ofProfile), 'a test');
    await within(profiled.promise);

    const second = await pipeline.ask({ profile: false });
    await within(uploading.promise);
    const ofUpload = { what: 'the upload', stopped: uploaded.promise, t };
    assert.match(await cancel(pipeline, second, ofUpload), /may have arrived/);
    await within(uploaded.promise);
    const { signal } = new AbortController();
    const events = await Array.fromAsync(pipeline.transport.tail({ from: 'start', until: 'stored', signal }));
    assert.deepEqual(
      events.filter(({ name }) => name === 'flare.sent' || name === 'flare.failed'),
      [],
    );
  });
});

const wait = () => Promise.withResolvers<void>();

async function within(work: Promise<void>): Promise<void> {
  const signal = soon();
  await Promise.race([work, once(signal, 'abort').then(() => assert.fail('it did not happen soon'))]);
}

async function until<T>(look: () => Promise<T>): Promise<T> {
  for (const signal = soon(); ; await delay(50)) {
    const found = await look().catch(() => undefined);
    if (found) return found;
    signal.throwIfAborted();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function serve(listener: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
