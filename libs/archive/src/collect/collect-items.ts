import pMap from 'p-map';
import { allowancesOf, wavesOf } from './allowances.ts';
import { contentRoom, type Budget } from './budget.ts';
import { collectItem, type Collected, type CollectOptions } from './collect-item.ts';
import type { Item } from './item.ts';
import { largeBytes } from './large.ts';
import { telling, type Progress } from '../progress.ts';
import { shownMeanwhile } from '../seal/shown-paths.ts';
import type { Throttle } from './throttle.ts';

/** Of the large items there are as many at once as the scrubber has threads; the others mostly wait. */
const othersAtOnce = 8;

const mostNamed = 3;
/** The schema of progress takes no more. */
const mostOfPath = 1024;

export interface CollectItemsOptions extends Omit<CollectOptions, 'allowance'> {
  budget: Budget;
  onProgress: (progress: Progress) => void;
  /** Milliseconds without any progress after which is told what is waited for, and told again; default: 3 s. */
  quietMs?: number;
}

/** Collects all items, several at a time, within one budget. @returns one result an item, in the order of their paths */
export async function collectItems(
  items: readonly Item[],
  { budget, onProgress, quietMs = 3_000, ...options }: CollectItemsOptions,
): Promise<Collected[]> {
  const results: Collected[] = [];
  /** Of the large items that are being read: how much of each. */
  const shares = new Map<Item, number>();
  /** In the order in which they were begun. */
  const underWay = new Set<Item>();
  const now = (): Progress => {
    const done = results.length + shares.values().reduce((sum, share) => sum + share, 0);
    return { phase: 'collecting', done, total: items.length, unit: 'items' };
  };
  using quiet = afterQuiet(quietMs, () => {
    const paths = [...underWay].slice(0, mostNamed).map(({ path }) => path.slice(0, mostOfPath));
    if (paths.length === 0) return;
    const waitingFor = shownMeanwhile(paths, options.scrubber).map((path) => path.slice(0, mostOfPath));
    onProgress({ ...now(), waitingFor });
  });
  const tell = () => {
    quiet.putOff();
    onProgress(now());
  };
  tell();
  let room = contentRoom(budget, items.length);
  for (const wave of wavesOf(items, room)) {
    const allowances = allowancesOf(wave, room);
    const collect = async (item: Item) => {
      const allowance = allowances.get(item) ?? 0;
      const throttle: Throttle = (source, signal) =>
        telling(options.throttle(source, signal), (bytes) => {
          shares.set(item, Math.min(1, bytes / Math.min(item.size!, allowance)));
          tell();
        });
      underWay.add(item);
      const result = await collectItem(item, { ...options, allowance, ...(isLarge(item) ? { throttle } : {}) });
      room -= result.content?.bytes ?? 0;
      shares.delete(item);
      underWay.delete(item);
      results.push(result);
      tell();
    };
    const [large, others] = [wave.filter(isLarge), wave.filter((item) => !isLarge(item))];
    await Promise.all([
      pMap(large, collect, { concurrency: options.scrubber.atOnce }),
      pMap(others, collect, { concurrency: othersAtOnce }),
    ]);
  }
  return results.toSorted((a, b) => (a.item.path < b.item.path ? -1 : 1));
}

function isLarge({ size = 0 }: Item): boolean {
  return size > largeBytes;
}

/** Calls `then` every `ms` for as long as nobody puts it off. Dispose stops it. */
function afterQuiet(ms: number, then: () => void): Disposable & { putOff: () => void } {
  const timer = setInterval(then, ms);
  return { putOff: () => void timer.refresh(), [Symbol.dispose]: () => clearInterval(timer) };
}
