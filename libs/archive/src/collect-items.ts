import pMap from 'p-map';
import { allowancesOf, wavesOf } from './allowances.ts';
import { contentRoom, type Budget } from './budget.ts';
import { collectItem, type Collected, type CollectOptions } from './collect-item.ts';
import type { Item } from './collectors/collector.ts';
import type { Progress } from './progress.ts';

const concurrency = 8;

/** Collects all items, several at a time, within one budget. @returns one result an item, in the order of their paths */
export async function collectItems(
  items: readonly Item[],
  { budget, onProgress, ...options }: Omit<CollectOptions, 'allowance'> & { budget: Budget; onProgress: (progress: Progress) => void },
): Promise<Collected[]> {
  const results: Collected[] = [];
  let room = contentRoom(budget, items.length);
  for (const wave of wavesOf(items, room)) {
    const allowances = allowancesOf(wave, room);
    const collected = await pMap(
      wave,
      async (item) => {
        const result = await collectItem(item, { ...options, allowance: allowances.get(item) ?? 0 });
        onProgress({ phase: 'collecting', done: results.push(result), total: items.length, unit: 'items' });
        return result;
      },
      { concurrency },
    );
    room -= collected.reduce((sum, { content }) => sum + (content?.bytes ?? 0), 0);
  }
  return results.toSorted((a, b) => (a.item.path < b.item.path ? -1 : 1));
}
