/**
 * Scrubs a log that it makes first, and compares that with what the machine can do: with `rg -c` for all hints of the
 * rules, which is what a native scan costs, and with `zip -6`, which comes after it. The three run in turn.
 * `--mib 64` for a smaller log. Ends with 1 when a limit is broken.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createScrubber, strictRuleTable } from '@flarewire/scrubber';
import { writeAgentLog } from './agent-log.ts';
import { ownPeakMib } from './own-peak.ts';

const limits = { timesRg: 3, timesZip: 1, rssMb: 150 };
const rounds = 5;
/** What is young is little, and handing it to helper threads costs more than they save. */
const nodeFlags = ['--max-semi-space-size=4', '--no-parallel-scavenge'];
const { values } = parseArgs({ options: { mib: { type: 'string', default: '256' }, measure: { type: 'string' } } });

if (values.measure === undefined) await compare(Number(values.mib));
else await measure(values.measure);

async function compare(mib: number): Promise<void> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-bench-'));
  const [log, hints] = [join(folder.path, 'agent.log'), join(folder.path, 'hints.txt')];
  await writeAgentLog(log, { bytes: mib * 2 ** 20 });
  const inLines = strictRuleTable().flatMap((rule) => rule.hints.filter((hint) => !/[\0\r\n]/.test(hint)));
  await writeFile(hints, `${[...new Set(inLines)].join('\n')}\n`);

  const times = { scrub: Infinity, rg: Infinity, zip: Infinity };
  let rssMb = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = run(process.execPath, [...nodeFlags, import.meta.filename, '--measure', log], {
      MALLOC_ARENA_MAX: '1',
    });
    const measured = JSON.parse(child.stdout) as { seconds: number; rssMb: number };
    rssMb = Math.max(rssMb, measured.rssMb);
    times.scrub = Math.min(times.scrub, measured.seconds);
    times.rg = Math.min(times.rg, run('rg', ['-c', '-i', '-F', '-f', hints, log]).seconds);
    times.zip = Math.min(times.zip, run('zip', ['-6', '-q', join(folder.path, `${round}.zip`), log]).seconds);
  }
  const [timesRg, timesZip] = [times.scrub / times.rg, times.scrub / times.zip];
  report(
    'scrub',
    times.scrub,
    `${(mib / times.scrub).toFixed(0)} MiB/s, ${rssMb.toFixed(0)} MB (limit ${limits.rssMb} MB)`,
  );
  report('rg -c', times.rg, `scrub takes ${timesRg.toFixed(2)} times that (limit ${limits.timesRg})`);
  report('zip -6', times.zip, `scrub takes ${timesZip.toFixed(2)} times that (limit ${limits.timesZip})`);
  if (timesRg > limits.timesRg || timesZip > limits.timesZip || rssMb > limits.rssMb) process.exitCode = 1;
}

/** Runs in a process of its own, so that making the log counts for nothing. */
async function measure(log: string): Promise<void> {
  const started = performance.now();
  const scrubber = createScrubber({ rules: 'strict' });
  for await (const piece of scrubber.scrub('agent.log', createReadStream(log, { highWaterMark: 2 ** 19 }))) void piece;
  const seconds = (performance.now() - started) / 1_000;
  process.stdout.write(JSON.stringify({ seconds, rssMb: ownPeakMib() }));
}

function run(command: string, args: string[], env: Record<string, string> = {}): { seconds: number; stdout: string } {
  const started = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`Cannot run ${command}: ${error?.message ?? stderr}`, { cause: error });
  return { seconds: (performance.now() - started) / 1_000, stdout };
}

function report(what: string, seconds: number, remark: string): void {
  process.stdout.write(`${what.padEnd(8)}${seconds.toFixed(2).padStart(7)} s   ${remark}\n`);
}
