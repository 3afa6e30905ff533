import { mkdtempDisposable, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeAgentLog } from '../agent-log.ts';
import { median, timed } from '../timed.ts';
import { askFor } from './flares.ts';
import type { Row } from './row.ts';
import { peakOf, startStack } from './stack.ts';

const [files, every] = [8, 20];
const target = { timesCollect: 1.3, mb: 200 };

/** One large flare through the services, in turn with `flare collect` of the same files. */
export async function large({ mib, rounds }: { mib: number; rounds: number }): Promise<Row> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bench-'));
  for (let n = 0; n < files; n += 1)
    await writeAgentLog(path.join(folder.path, `agent-${n}.log`), {
      bytes: (mib / files) * 2 ** 20,
      every,
      first: n * 20_000_000,
    });
  await using stack = await startStack({ each: 1, logs: path.join(folder.path, 'agent-*.log') });
  const { transport, services, configFile, installed } = stack;
  const runs = { services: [] as number[], collect: [] as number[] };
  const out = path.join(folder.path, 'flare.zip');
  // The first round compiles the code, and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    const [asked] = await askFor([{ profile: false }], { transport, atOnce: 1, withinMs: 300_000 });
    const collect = [installed.flare, 'collect', '--config', configFile, '--out', out, '--json'];
    const { seconds } = await timed(process.execPath, collect);
    await rm(out);
    if (round < 0) continue;
    runs.services.push((asked?.endedMs ?? Infinity) / 1_000);
    runs.collect.push(seconds);
  }
  const [through, here] = [median(runs.services), median(runs.collect)];
  const { name, mb } = await peakOf(services);
  return {
    figures:
      `${mib} MiB request to sent ${through.toFixed(1)} s, flare collect ${here.toFixed(1)} s: ${(through / here).toFixed(2)} times (target ${target.timesCollect}), ` +
      `${mb.toFixed(0)} MB at most (${name}; target ${target.mb})`,
    isReached: through / here <= target.timesCollect && mb < target.mb,
  };
}
