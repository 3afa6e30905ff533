import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { Random } from './random.ts';
import type { Strike } from './strike.ts';

const hourMs = 3_600_000;

/** Puts the clock of one service after the other an hour forward, back, or right, until the signal aborts; then all are put right. */
export async function shiftClocks(
  { clocks }: Pick<Installation, 'clocks'>,
  random: Random,
  { onStrike, signal }: { onStrike: (strike: Strike) => void; signal: AbortSignal },
): Promise<void> {
  const started = performance.now();
  while (!signal.aborted) {
    await delay(random.between(500, 3_000), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const [name, file] = random.pick(Object.entries(clocks));
    const forMs = random.pick([hourMs, -hourMs, 0]);
    onStrike({ atMs: Math.round(performance.now() - started), victim: name, fault: 'clock', forMs });
    await writeFile(file, String(forMs));
  }
  for (const file of Object.values(clocks)) await writeFile(file, '0');
}
