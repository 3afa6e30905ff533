import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { collectProfiles } from '@flarewire/pprof';
import { createScrubber } from '@flarewire/scrubber';
import { sampleProfile, sampleProfiles, startPprofDouble } from '@flarewire/testing';

/**
 * Takes 1 s profiles of `--services` processes (default 10) whose heaps have `--stacks` stacks each (default 20000, about
 * 3 MiB unpacked), and prints how much longer than 1 s it took, the longest pause of the event loop, and the peak of memory.
 */
const { values } = parseArgs({
  options: {
    services: { type: 'string', default: '10' },
    stacks: { type: 'string', default: '20000' },
    serve: { type: 'boolean', default: false },
  },
});

if (values.serve) await serve(Number(values.stacks));
else await collect(Number(values.services));

async function collect(count: number): Promise<void> {
  const server = fork(import.meta.filename, ['--serve', '--stacks', values.stacks]);
  const [{ url, mib }] = (await once(server, 'message')) as [{ url: string; mib: number }];
  const scrubber = createScrubber({ rules: 'strict' });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const { profiles, failed } = await collectProfiles({
    services: Object.fromEntries(Array.from({ length: count }, (_, n) => [`app-${n}`, url])),
    seconds: 1,
    scrub: (text) => scrubber.line(text),
    keep: async (_file, bytes) => {
      let size = 0;
      for await (const chunk of bytes) size += chunk.length;
      return size;
    },
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - started) / 1000;
  server.kill();
  const figures = {
    bench: 'profile',
    services: count,
    heapMib: mib,
    profiles: profiles.length,
    failed: failed.length,
    secondsBeyondOne: Math.round((seconds - 1) * 100) / 100,
    longestPauseMs: Math.round(delay.max / 1e6),
    peakRssMib: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function nameOf(method: number): string {
  return `example.com/team/package${method % 97}.(*Type).Method${method}`;
}

/** Serves a heap of many stacks, as a large process has. */
async function serve(stacks: number): Promise<void> {
  const heap = sampleProfile({
    types: [
      ['inuse_objects', 'count'],
      ['inuse_space', 'bytes'],
    ],
    samples: Array.from({ length: stacks }, (_, n) => ({
      stack: Array.from({ length: 30 }, (_, depth) => nameOf((n * 31 + depth * 7) % 4999)),
      values: [1, 512 * (n + 1)],
    })),
  });
  const double = await startPprofDouble({
    answers: {
      heap: (response) => response.end(heap),
      profile: (response, { url = '' }) =>
        setTimeout(
          () => response.end(sampleProfiles.profile),
          1000 * Number(new URL(url, 'http://localhost').searchParams.get('seconds')),
        ),
    },
  });
  process.send?.({ url: double.url, mib: Math.round((gunzipSync(heap).length / 2 ** 20) * 10) / 10 });
}
