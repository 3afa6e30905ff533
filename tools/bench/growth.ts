/**
 * How the costs of scrubbing grow: with the size of a log, with the number of different values masked in it, with the length of its
 * lines, and with the number of files. Each row is a process of its own, started as the services are: processor time of both passes
 * (scrub, then the sweep for what was learned), and the peak of memory. `--mib 4096` for the largest log; default 256. `--files 100000` for
 * the most files; default 10,000. `--only "1 line in 3"` for the rows that are called so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createScrubber } from '@flarewire/scrubber';
import { agentLog, writeAgentLog, type AgentLog } from './agent-log.ts';

/** What one row measures: as many files, of so many bytes each, with a secret in one line of so many. */
interface Row {
  what: string;
  files: number;
  bytes: number;
  every: number;
  isOneLine: boolean;
}

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '256' },
    files: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
    measure: { type: 'string' },
    generate: { type: 'string' },
  },
});
const mib = 2 ** 20;
/** What is larger does not lie on the disk: another process makes it while it is read. */
const mostKept = 256 * mib;
const never = 2 ** 31;
const usual = { files: 1, bytes: 64 * mib, every: 20, isOneLine: false };

if (values.generate !== undefined)
  await pipeline(Readable.from(agentLog(JSON.parse(values.generate) as AgentLog)), process.stdout);
else if (values.measure !== undefined)
  process.stdout.write(JSON.stringify(await measure(JSON.parse(values.measure) as Row)));
else for (const row of rows(Number(values.mib), Number(values.files))) if (row.what.includes(values.only)) run(row);

function rows(most: number, mostFiles: number): Row[] {
  return [
    ...[16, 64, 256, 1_024, 4_096]
      .filter((size) => size <= most)
      .map((size) => ({ ...usual, what: `${size} MiB`, bytes: size * mib })),
    ...[never, 1_000, 20, 2].map((every) => ({
      ...usual,
      what: `64 MiB, ${every === never ? 'no secret' : `1 line in ${every}`}`,
      every,
    })),
    // In 4 GiB, 8.3 million different values.
    ...(most > 256 ? [{ ...usual, what: `${most} MiB, 1 line in 3`, bytes: most * mib, every: 3 }] : []),
    { ...usual, what: '64 MiB in lines of 1 MB', isOneLine: true },
    ...[1, 1_000, 10_000, 100_000]
      .filter((files) => files <= mostFiles)
      .map((files) => ({
        ...usual,
        what: `${files} ${files === 1 ? 'file' : 'files'} of 2 KiB`,
        files,
        bytes: 2_048,
      })),
  ];
}

function run(row: Row): void {
  const options = ['--max-semi-space-size=1', import.meta.filename, '--measure', JSON.stringify(row)];
  const env = { ...process.env, MALLOC_ARENA_MAX: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot measure ${row.what}: ${stderr}`);
  const { scrub, sweep, masked, learned, peakMb } = JSON.parse(stdout) as Awaited<ReturnType<typeof measure>>;
  const figures = [
    `scrub ${scrub.toFixed(2)} s`,
    `sweep ${sweep.toFixed(2)} s`,
    `${masked} masked`,
    `${learned} remembered`,
  ];
  process.stdout.write(`${row.what.padEnd(28)}${figures.join('   ')}   ${peakMb.toFixed(0)} MB\n`);
}

async function measure({ files, bytes, every, isOneLine }: Row) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  const [log, scrubbed] = [join(folder.path, 'agent.log'), join(folder.path, 'scrubbed.log')];
  const isKept = bytes <= mostKept;
  if (isKept) await writeAgentLog(log, { bytes, every });
  const scrubber = createScrubber({ rules: 'strict' });
  const read = (file: string) => createReadStream(file, { highWaterMark: 2 ** 19, end: bytes - 1 });
  const started = process.cpuUsage();
  for (let file = 0; file < files; file += 1)
    if (isKept)
      await pipeline(
        scrubber.scrub(`agent-${file}.log`, isOneLine ? joined(read(log)) : read(log)),
        createWriteStream(scrubbed),
      );
    else await drain(scrubber.scrub('agent.log', generated({ bytes, every })));
  const scrub = secondsSince(started);
  const between = process.cpuUsage();
  for (let file = 0; file < files; file += 1)
    await drain(
      scrubber.sweep(`agent-${file}.log`, isKept ? read(scrubbed) : generated({ bytes, every, isMasked: true })),
    );
  const { masked } = scrubber.summary();
  const kib = Number(/^VmHWM:\s+(\d+)/m.exec(await readFile('/proc/self/status', 'utf8'))?.[1]);
  const learned = [...scrubber.learned()].length;
  return { scrub, sweep: secondsSince(between), masked, learned, peakMb: (kib * 1_024) / 1e6 };
}

function generated(log: AgentLog): AsyncIterable<Uint8Array> {
  const args = [import.meta.filename, '--generate', JSON.stringify(log)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

/** The lines of a log put together to lines of a megabyte. */
async function* joined(log: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of log) {
    const line = chunk.map((byte) => (byte === 10 ? 32 : byte));
    if ((count += 1) % 2 === 0) line[line.length - 1] = 10;
    yield line;
  }
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
