import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { scanForSecrets } from '@flarewire/gate';
import { clues } from '@flarewire/gate/clues';
import { createScrubber } from '@flarewire/scrubber';
import { writeAgentLog } from './agent-log.ts';
import { ownPeakMib } from './own-peak.ts';
import { median, timed, type Timed } from './timed.ts';

const mib = 256;
const rounds = 5;
const timesRg = 4;
const logs = { dense: 20, sparse: 1_000 };
const readBytes = 2 ** 19;

/**
 * Shows the gate scrubbed logs, with all that was masked in them known to it, in turn with `rg -c` over the words that secretlint's
 * expressions contain. @returns whether the target is reached
 */
export async function measureGate(): Promise<boolean> {
  let isReached = true;
  for (const [name, every] of Object.entries(logs)) {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
    const [log, scrubbed, learned] = ['raw.log', 'scrubbed.log', 'learned.json'].map((file) => join(folder.path, file));
    await writeAgentLog(log!, { bytes: mib * 2 ** 20, every });
    await scrub(log!, { scrubbed: scrubbed!, learned: learned! });

    const runs = { gate: [] as Timed[], rg: [] as Timed[] };
    for (let round = 0; round < rounds; round += 1) {
      runs.gate.push(lookInProcess(scrubbed!, learned!));
      runs.rg.push(await timed('rg', ['-c', '-a', '-e', expression(), scrubbed!]));
    }
    const [gate, rg] = [runs.gate, runs.rg].map((all) => median(all.map(({ seconds }) => seconds)));
    const [gateCpu, rgCpu] = [runs.gate, runs.rg].map((all) => median(all.map(({ cpuSeconds }) => cpuSeconds)));
    const times = gate! / rg!;
    isReached &&= times <= timesRg;
    process.stdout.write(
      `${name.padEnd(8)}gate ${gate!.toFixed(2)} s (${gateCpu!.toFixed(1)} s of processors)   rg -c ${rg!.toFixed(2)} s (${rgCpu!.toFixed(1)} s)   ` +
        `${times.toFixed(2)} times rg (target ${timesRg})   ${times > timesRg ? 'short of its target' : 'reached'}\n`,
    );
  }
  return isReached;
}

async function scrub(log: string, to: { scrubbed: string; learned: string }): Promise<void> {
  const scrubber = createScrubber({ rules: 'strict' });
  const read = (path: string) => createReadStream(path, { highWaterMark: readBytes });
  const once = `${to.scrubbed}.once`;
  await pipeline(scrubber.scrub('agent.log', read(log)), createWriteStream(once));
  await pipeline(scrubber.sweep('agent.log', read(once)), createWriteStream(to.scrubbed));
  await writeFile(to.learned, JSON.stringify([...scrubber.learned()]));
}

/** `rg` takes what secretlint finds in any case in any case. */
function expression(): string {
  const of = (anyCase: boolean) =>
    [...new Set(clues.filter((clue) => (clue.anyCase ?? false) === anyCase).map(({ word }) => word))]
      .map((word) => word.replaceAll(/[.]/g, String.raw`\.`))
      .join('|');
  return `(?i:${of(true)})|${of(false)}`;
}

/** Looks in a process of its own, so that nothing is warm, and making the log counts for nothing. */
function lookInProcess(scrubbed: string, learned: string): Timed {
  const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, scrubbed, learned], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Cannot measure the gate: ${stderr}`);
  return JSON.parse(stdout) as Timed;
}

if (import.meta.main) {
  const [scrubbed, learned] = process.argv.slice(2);
  const values = JSON.parse(await readFile(learned!, 'utf8')) as string[];
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const source = createReadStream(scrubbed!, { highWaterMark: readBytes });
  await scanForSecrets({ files: [{ name: 'agent.log', source }], learned: values });
  const { user, system } = process.cpuUsage(cpu);
  const figures: Timed = {
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    peakRssMb: ownPeakMib(),
  };
  process.stdout.write(JSON.stringify(figures));
}
