/**
 * Checks and scrubs heaps of `--stacks` stacks (default 100000, about 7 MiB unpacked), one without secrets and one with one text in
 * 20 secret, in turn with `gzip -dc` of the same file piped to `gzip -6`. Then takes 1 s profiles of
 * `--services` processes (default 10) that serve such heaps at once, and prints how much longer than 1 s it took, the longest pause of
 * the event loop, and the peak of memory. Ends with 1 when a limit is broken.
 */
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { collectProfiles, vetPprof } from '@flarewire/pprof';
import { createScrubber } from '@flarewire/scrubber';
import { sampleProfile, sampleProfiles, startPprofDouble } from '@flarewire/testing';
import { ownPeakMib } from './own-peak.ts';

const limits = { timesGzip: 2, peakRssMib: 200 };
const rounds = 5;
/** Those of the services. */
const execArgv = ['--max-semi-space-size=1', '--no-parallel-scavenge'];
const env = { ...process.env, MALLOC_ARENA_MAX: '1' };
const { values } = parseArgs({
  options: {
    services: { type: 'string', default: '10' },
    stacks: { type: 'string', default: '100000' },
    /** What a process started by this one does, and with which file. */
    as: { type: 'string', default: 'bench' },
    file: { type: 'string', default: '' },
  },
});
const scrubber = createScrubber({ rules: 'strict' });
const { file } = values;

if (values.as === 'bench') await bench();
else if (values.as === 'vet') process.send?.(await measureVet());
else if (values.as === 'collect') process.send?.(await measureCollect(Number(values.services)));
else if (values.as === 'serve') await serve();
else await writeFile(file, heap(values.as === 'secret'));

async function bench(): Promise<void> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  for (const kind of ['plain', 'secret']) {
    const file = join(folder.path, kind);
    await once(fork(import.meta.filename, ['--as', kind, '--file', file, '--stacks', values.stacks]), 'exit');
    const times = { vet: [] as number[], gzip: [] as number[] };
    let peakRssMib = 0;
    for (let round = 0; round < rounds; round += 1) {
      const child = fork(import.meta.filename, ['--as', 'vet', '--file', file], { execArgv, env });
      const [measured] = (await once(child, 'message')) as [Awaited<ReturnType<typeof measureVet>>];
      times.vet.push(measured.seconds);
      peakRssMib = Math.max(peakRssMib, measured.peakRssMib);
      const started = performance.now();
      spawnSync('sh', ['-c', 'gzip -dc "$1" | gzip -6 > /dev/null', 'sh', file]);
      times.gzip.push((performance.now() - started) / 1000);
    }
    const timesGzip = median(times.vet) / median(times.gzip);
    report(
      { bench: 'profile', secrets: kind === 'secret', mib: mibOf(await readFile(file)), timesGzip, peakRssMib },
      timesGzip > limits.timesGzip || peakRssMib > limits.peakRssMib,
    );
  }
  const server = fork(import.meta.filename, ['--as', 'serve', '--file', join(folder.path, 'secret')]);
  const [url] = (await once(server, 'message')) as [string];
  const child = fork(import.meta.filename, ['--as', 'collect', '--services', values.services, '--file', url], {
    execArgv,
    env,
  });
  const [figures] = (await once(child, 'message')) as [Awaited<ReturnType<typeof measureCollect>>];
  server.kill();
  report({ bench: 'profiles at once', ...figures }, figures.peakRssMib > limits.peakRssMib || figures.failed > 0);
}

/** As in a service that has done it before: the first one is not measured. */
async function measureVet(): Promise<{ seconds: number; peakRssMib: number }> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  let seconds = 0;
  for (const to of ['first', 'second']) {
    const started = performance.now();
    await vetPprof({
      what: file,
      from: file,
      to: join(folder.path, to),
      maxBytes: 2 ** 30,
      scrub: (text) => scrubber.line(text),
      sampleTypes: ['inuse_space'],
      signal: new AbortController().signal,
    });
    seconds = (performance.now() - started) / 1000;
  }
  return { seconds, peakRssMib: ownPeakMib() };
}

async function measureCollect(count: number) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const { profiles, failed } = await collectProfiles({
    services: Object.fromEntries(Array.from({ length: count }, (_, n) => [`app-${n}`, file])),
    seconds: 1,
    scrub: (text) => scrubber.line(text),
    keep: async (_file, bytes) => {
      let size = 0;
      for await (const chunk of bytes) size += chunk.length;
      return size;
    },
    signal: new AbortController().signal,
  });
  return {
    services: count,
    profiles: profiles.length,
    failed: failed.length,
    secondsBeyondOne: (performance.now() - started) / 1000 - 1,
    longestPauseMs: Math.round(delay.max / 1e6),
    peakRssMib: ownPeakMib(),
  };
}

/** A heap of many stacks, as a large process has. */
function heap(withSecrets: boolean): Buffer {
  const nameOf = (method: number): string => `example.com/team/package${method % 97}.(*Type).Method${method}`;
  return sampleProfile({
    types: [
      ['inuse_objects', 'count'],
      ['inuse_space', 'bytes'],
    ],
    samples: Array.from({ length: Number(values.stacks) }, (_, n) => ({
      stack: Array.from({ length: 30 }, (_, depth) => nameOf((n * 31 + depth * 7) % 4999)),
      values: [1, 512 * (n + 1)],
      labels: withSecrets && n % 400 === 0 ? { password: `s3cr3t-${n}` } : {},
    })),
  });
}

async function serve(): Promise<void> {
  const bytes = await readFile(file);
  const double = await startPprofDouble({
    answers: {
      heap: (response) => response.end(bytes),
      profile: (response, { url = '' }) =>
        setTimeout(
          () => response.end(sampleProfiles.profile),
          1000 * Number(new URL(url, 'http://localhost').searchParams.get('seconds')),
        ),
    },
  });
  process.send?.(double.url);
}

function report(figures: Record<string, number | boolean | string>, isBroken: boolean): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 100) / 100 : value,
  ]);
  process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(rounded), limits, kept: !isBroken })}\n`);
  if (isBroken) process.exitCode = 1;
}

function mibOf(packed: Buffer): number {
  return gunzipSync(packed).length / 2 ** 20;
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[all.length >> 1]!;
}
