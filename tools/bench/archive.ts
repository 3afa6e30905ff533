/**
 * Collects, scrubs and zips logs that it makes first, and says how fast that was and how much memory it took.
 * `--mib 4096` for the size that the limit is promised for; default 256. Ends with 1 when the limit is broken.
 * The flare is made in a process of its own, started as the services are, so that making the logs does not count.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createArchive } from '@flarewire/archive';
import { targetConfig } from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import { writeAgentLog } from './agent-log.ts';

const mostRssMb = 200;
const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '256' },
    files: { type: 'string', default: '8' },
    measure: { type: 'string' },
  },
});
const [mib, files] = [Number(values.mib), Number(values.files)];

if (values.measure === undefined) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  for (let n = 0; n < files; n += 1)
    await writeAgentLog(join(folder.path, `agent-${n}.log`), { bytes: (mib / files) * 2 ** 20, first: n * 10_000_000 });
  const script = ['tools/bench/archive.ts', '--mib', values.mib, '--files', values.files, '--measure', folder.path];
  const measured = spawnSync(process.execPath, ['--max-semi-space-size=1', ...script], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, MALLOC_ARENA_MAX: '1', NODE_COMPILE_CACHE: join(tmpdir(), 'flarewire-compile-cache') },
    stdio: 'inherit',
  });
  process.exitCode = measured.status ?? 1;
} else {
  await measure(values.measure);
}

async function measure(folder: string): Promise<void> {
  const started = performance.now();
  const size = `${2 * mib}MiB`;
  await using archive = await createArchive({
    targetName: 'bench',
    target: targetConfig.parse({
      collect: [{ files: `${folder}/*.log`, into: 'logs/', maxBytes: size, timeout: '1h' }],
      budget: { bytes: size, time: '1h' },
    }),
    scrubber: createScrubber({ rules: 'strict' }),
    now: new Date(),
    tempRoot: folder,
    signal: new AbortController().signal,
  });
  const collected = performance.now();
  let zipBytes = 0;
  for await (const chunk of archive.stream()) zipBytes += chunk.length;
  const ended = performance.now();

  const peakRssMb = Math.round(((await peakRssKib()) * 1024) / 1e6);
  const whole = archive.ledger().every(({ state }) => state === 'collected');
  const figures = {
    bench: 'archive',
    mib,
    files,
    collectSeconds: tenths(collected - started),
    seconds: tenths(ended - started),
    mibPerSecond: Math.round((mib * 1000) / (ended - started)),
    zipMb: Math.round(zipBytes / 1e5) / 10,
    peakRssMb,
    mostRssMb,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exitCode = whole && peakRssMb < mostRssMb ? 0 : 1;
}

/** On Linux `maxRSS` counts what the process that started this one had, so there it is not asked. */
async function peakRssKib(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
