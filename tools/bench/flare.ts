/**
 * What a user waits for: the whole of `flare collect` (read, scrub, zip, gate) of logs that it makes first, as it is installed and as a
 * process of its own, in turn with `zip -6` of the same files at the same priority. Twice: with a secret in every 20th line, all of them different,
 * and in every 1,000th. `--mib 4096` for larger logs, `--rounds 1` for fewer runs. Ends with 1 when a target is missed.
 */
import { mkdtempDisposable, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAgentLog } from './agent-log.ts';
import { install } from './installed.ts';
import { median, timed, type Timed } from './timed.ts';

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '256' },
    files: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
  },
});
const [mib, files, rounds] = [Number(values.mib), Number(values.files), Number(values.rounds)];
const targets = { dense: { every: 20, timesZip: 1.5 }, sparse: { every: 1_000, timesZip: 1 } };
const mostRssMb = 200;
/** What `collecting.nice` is by default. */
const nice = '10';

await using installed = await install(['cli']);

for (const [name, { every, timesZip }] of Object.entries(targets)) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  const logs = Array.from({ length: files }, (_, n) => join(folder.path, `agent-${n}.log`));
  for (const [n, log] of logs.entries())
    await writeAgentLog(log, { bytes: (mib / files) * 2 ** 20, every, first: n * 20_000_000 });
  const config = await writeConfig(folder.path);

  const [flareZip, plainZip] = [join(folder.path, 'flare.zip'), join(folder.path, 'plain.zip')];
  const collect = () =>
    timed(process.execPath, [installed.flare, 'collect', '--config', config, '--out', flareZip, '--json']);
  // The first flare after an update compiles its code, and is not counted.
  await collect();
  await rm(flareZip);

  const runs = { flare: [] as Timed[], zip: [] as Timed[] };
  for (let round = 0; round < rounds; round += 1) {
    runs.flare.push(await collect());
    // By its folder, as the names of a hundred thousand files are too long for one command.
    runs.zip.push(await timed('nice', ['-n', nice, 'zip', '-6', '-q', '-r', plainZip, folder.path, '-i', '*.log']));
    await Promise.all([rm(flareZip), rm(plainZip)]);
  }
  report(name, { ...runs, timesZip });
}

async function writeConfig(folder: string): Promise<string> {
  const config = {
    targets: {
      bench: {
        collect: [{ files: `${folder}/agent-*.log`, into: 'logs/', maxBytes: `${2 * mib}MiB`, timeout: '1h' }],
        budget: { bytes: `${2 * mib}MiB`, time: '1h' },
      },
    },
  };
  const path = join(folder, 'flarewire.yaml');
  await writeFile(path, JSON.stringify(config));
  return path;
}

function report(name: string, { flare, zip, timesZip }: { flare: Timed[]; zip: Timed[]; timesZip: number }): void {
  const [seconds, zipSeconds] = [flare, zip].map((runs) => median(runs.map((run) => run.seconds)));
  const [cpu, zipCpu] = [flare, zip].map((runs) => median(runs.map((run) => run.cpuSeconds)));
  const ratio = seconds! / zipSeconds!;
  const peak = Math.max(...flare.map(({ peakRssMb }) => peakRssMb));
  const isShort = ratio > timesZip || peak >= mostRssMb;
  const figures = [
    `flare collect ${seconds!.toFixed(2)} s (${cpu!.toFixed(1)} s of processors)`,
    `zip -6 ${zipSeconds!.toFixed(2)} s (${zipCpu!.toFixed(1)} s)`,
    `${ratio.toFixed(2)} times zip (target ${timesZip})`,
    `${peak.toFixed(0)} MB (limit ${mostRssMb})`,
  ];
  process.stdout.write(`${name.padEnd(8)}${figures.join('   ')}   ${isShort ? 'short of its target' : 'reached'}\n`);
  if (isShort) process.exitCode = 1;
}
