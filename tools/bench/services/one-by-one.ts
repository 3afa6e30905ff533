import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInProcess } from '@flarewire/pipeline';
import { createLog } from '@flarewire/service';
import { askFor, percentile } from './flares.ts';
import type { Row } from './row.ts';
import { startStack } from './stack.ts';

const count = 200;
const mostMoreMs = 150;

/** Small flares one after another, beside the same stages in one process. */
export async function oneByOne(): Promise<Row> {
  await using stack = await startStack({ each: 1 });
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bench-'));
  await using here = await runInProcess({
    config: stack.config,
    env: {},
    log: createLog({ name: 'bench', level: 'silent' }),
    artifacts: path.join(folder.path, 'artifacts'),
    journals: path.join(folder.path, 'journals'),
  });
  const p99: number[] = [];
  for (const transport of [stack.transport, here]) {
    const requests = Array.from({ length: count }, () => ({ profile: false as const }));
    await askFor(requests.slice(0, 3), { transport, atOnce: 1, withinMs: 60_000 });
    const asked = await askFor(requests, { transport, atOnce: 1, withinMs: 240_000 });
    p99.push(
      percentile(
        asked.map(({ endedMs = Infinity }) => endedMs),
        0.99,
      ),
    );
  }
  const [services = NaN, process = NaN] = p99;
  const more = services - process;
  return {
    figures: `p99 of ${count} through the services ${services.toFixed(0)} ms, in one process ${process.toFixed(0)} ms: ${more.toFixed(0)} ms more (target ${mostMoreMs})`,
    isReached: more <= mostMoreMs,
  };
}
