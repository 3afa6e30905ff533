import assert from 'node:assert/strict';
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { createScrubber } from '@flarewire/scrubber';
import { startNatsWithPprof, startNodeExporter, startPprofDouble } from '@flarewire/testing';
import { collectProfiles } from './index.ts';

const run = promisify(execFile);
const noGo = await run('go', ['version']).then(
  () => false,
  () => 'no go on this machine',
);

const inFolder = (folder: string) => async (file: string, bytes: AsyncIterable<Uint8Array>) => {
  await writeFile(join(folder, file), bytes);
  return join(folder, file);
};

const nowhere = async (file: string): Promise<string> => file;

for (const [name, start] of Object.entries({
  'nats-server': startNatsWithPprof,
  'prometheus-node-exporter': startNodeExporter,
})) {
  suite(`collectProfiles() of a real ${name}`, () => {
    test('keeps five profiles, named as the Agent names them', async (t) => {
      await using server = await start();
      if (server === undefined) return t.skip(`no ${name} on this machine`);
      const { profiles, failed } = await collectProfiles({
        services: { app: server.url },
        seconds: 1,
        keep: nowhere,
        signal: t.signal,
      });
      assert.deepEqual(failed, []);
      assert.deepEqual(
        profiles.map(({ kept }) => kept),
        ['app-1st-heap.pprof', 'app-cpu.pprof', 'app-2nd-heap.pprof', 'app-mutex.pprof', 'app-block.pprof'],
      );
    });

    test(
      'keeps every kind so that the go tools open it, also when its strings were scrubbed',
      { skip: noGo },
      async (t) => {
        await using server = await start();
        if (server === undefined) return t.skip(`no ${name} on this machine`);
        await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-pprof-'));
        const { profiles, failed } = await collectProfiles({
          services: { app: server.url },
          seconds: 1,
          extras: ['goroutine', 'allocs'],
          scrub: (text) => text.replaceAll('runtime.', 'RUNTIME.'),
          keep: inFolder(folder.path),
          signal: t.signal,
        });
        assert.deepEqual(failed, []);
        assert.equal(profiles.length, 7);
        for (const { kept, kind } of profiles) {
          if (kind === 'goroutine') assert.match(await readFile(kept, 'utf8'), /^goroutine \d+ \[.*\]:\n/);
          else assert.match((await run('go', ['tool', 'pprof', '-top', kept])).stdout, /^Type: /m);
        }
        const heap = await run('go', ['tool', 'pprof', '-raw', join(folder.path, 'app-1st-heap.pprof')]);
        assert.match(heap.stdout, /RUNTIME\./);
        assert.doesNotMatch(heap.stdout, /[^.]runtime\./);
      },
    );

    test('loses no kind to the rules of a flare', { skip: noGo }, async (t) => {
      await using server = await start();
      if (server === undefined) return t.skip(`no ${name} on this machine`);
      await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-pprof-'));
      const scrubber = createScrubber({ rules: 'strict' });
      const { profiles, failed } = await collectProfiles({
        services: { app: server.url },
        seconds: 1,
        extras: ['goroutine', 'allocs', 'trace'],
        scrub: (text) => scrubber.line(text),
        keep: inFolder(folder.path),
        signal: t.signal,
      });
      assert.deepEqual(failed, []);
      assert.equal(profiles.length, 8);
      const { stdout } = await run('go', ['tool', 'pprof', '-top', join(folder.path, 'app-allocs.pprof')]);
      assert.match(stdout, /runtime\./);
    });

    test('keeps a trace that go tool trace opens', { skip: noGo }, async (t) => {
      await using server = await start();
      if (server === undefined) return t.skip(`no ${name} on this machine`);
      await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-trace-'));
      const { failed } = await collectProfiles({
        services: { app: server.url },
        seconds: 1,
        extras: ['trace'],
        keep: inFolder(folder.path),
        signal: t.signal,
      });
      assert.deepEqual(failed, []);
      await run('go', ['tool', 'trace', '-pprof=sched', join(folder.path, 'app.trace')], { encoding: 'buffer' });
    });
  });
}

suite('collectProfiles() of many processes', () => {
  test('takes 5 s of ten in less than 8 s together, though one hangs and one is gone', async (t) => {
    await using stack = new AsyncDisposableStack();
    const servers = await Promise.all(Array.from({ length: 10 }, startNatsWithPprof));
    if (servers.some((server) => server === undefined)) return t.skip('no nats-server on this machine');
    for (const server of servers) stack.use(server);
    const services = Object.fromEntries(servers.map((server, index) => [`app-${index}`, server!.url]));
    const cancelled = new AbortController();
    const hangs = stack.use(await startPprofDouble({ answers: { heap: () => undefined, profile: () => undefined } }));
    const kept = new Set<string>();
    const keep = async (file: string): Promise<string> => {
      kept.add(file);
      if (kept.size === 50) cancelled.abort(new Error('all there'));
      return file;
    };

    const began = performance.now();
    await assert.rejects(
      collectProfiles({
        services: { ...services, hangs: hangs.url, gone: 'http://127.0.0.1:1/debug/pprof' },
        seconds: 5,
        keep,
        signal: cancelled.signal,
      }),
      /all there/,
    );
    assert.ok(performance.now() - began < 8000);
  });

  test('starts the CPU profile when the first heap is here, whether that is checked and kept or not', async (t) => {
    const told: string[] = [];
    const asked = Promise.withResolvers<void>();
    await using pprof = await startPprofDouble({
      answers: {
        profile: (response) => {
          told.push('CPU profile asked for');
          asked.resolve();
          response.writeHead(404).end();
        },
      },
    });
    const enough = AbortSignal.timeout(700);
    const keep = async (file: string): Promise<string> => {
      if (file.includes('1st-heap')) {
        await Promise.race([asked.promise, once(enough, 'abort')]);
        told.push('first heap kept');
      }
      return file;
    };
    await collectProfiles({ services: { web: pprof.url }, seconds: 1, keep, signal: t.signal });
    assert.deepEqual(told, ['CPU profile asked for', 'first heap kept']);
  });

  test('starts their CPU profiles together, and says when and how well', async (t) => {
    const moments: number[] = [];
    await using stack = new AsyncDisposableStack();
    const doubles = await Promise.all(
      Array.from({ length: 10 }, () =>
        startPprofDouble({
          answers: {
            profile: (response) => {
              moments.push(Date.now());
              response.writeHead(404).end();
            },
          },
        }),
      ),
    );
    for (const double of doubles) stack.use(double);
    const services = Object.fromEntries(doubles.map(({ url }, index) => [`app-${index}`, url]));
    const asked = { services, seconds: 1, keep: nowhere, signal: t.signal };
    const { instant, skewMs, began } = await collectProfiles(asked);
    assert.equal(moments.length, 10);
    assert.equal(began, undefined, 'none was taken');
    assert.ok(Math.min(...moments) >= Date.parse(instant));
    assert.ok(Math.max(...moments) >= Date.parse(instant) + skewMs);
  });

  test('names each profile of a process that is not there, and keeps those of the other', async (t) => {
    await using double = await startPprofDouble();
    const services = { gone: 'http://127.0.0.1:1/debug/pprof', web: double.url };
    const { profiles, failed } = await collectProfiles({ services, seconds: 1, keep: nowhere, signal: t.signal });
    assert.deepEqual(
      failed.map(({ service, kind, code }) => [service, kind, code]),
      ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block'].map((kind) => ['gone', kind, 'profile_unreachable']),
    );
    assert.equal(profiles.length, 5);
  });

  test('of no process answers at once with nothing', async (t) => {
    const { profiles, failed, summary } = await collectProfiles({
      services: {},
      seconds: 600,
      keep: nowhere,
      signal: t.signal,
    });
    assert.deepEqual([profiles, failed, summary], [[], [], undefined]);
  });
});

suite('a process that is profiled already', () => {
  test('is profiled again when that has ended, and the wait is told', async (t) => {
    await using server = await startNatsWithPprof();
    if (server === undefined) return t.skip('no nats-server on this machine');
    const services = { one: server.url, other: server.url };
    const { profiles, failed } = await collectProfiles({ services, seconds: 1, keep: nowhere, signal: t.signal });
    assert.deepEqual(failed, []);
    assert.equal(profiles.filter(({ kind, waitedMs = 0 }) => kind === 'cpu' && waitedMs > 0).length, 1);
  });

  test('all through the time-out is named profile_busy', async (t) => {
    await using double = await startPprofDouble({
      answers: {
        profile: (response) =>
          response.writeHead(500).end('Could not enable CPU profiling: cpu profiling already in use\n'),
      },
    });
    const { failed } = await collectProfiles({
      services: { web: double.url },
      seconds: 1,
      keep: nowhere,
      signal: t.signal,
    });
    assert.deepEqual(
      failed.map(({ kind, code }) => [kind, code]),
      [['cpu', 'profile_busy']],
    );
    assert.ok(double.asked.filter((path) => path.startsWith('profile')).length > 1);
  });
});
