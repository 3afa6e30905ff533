import type { CollectorSpec } from '@flarewire/schemas';
import pMap from 'p-map';
import type { CollectContext } from '../collectors/collector.ts';
import type { Finding, Item } from './item.ts';
import { kindOf, planCollector } from '../collectors/registry.ts';
import { deadline } from './deadline.ts';
import { findingOf, FindingError } from './finding.ts';
import { entryPath } from '../seal/names.ts';
import { nextOrAbort } from './next-or-abort.ts';
import { uniqueNames } from './unique-names.ts';

const planTimeoutMs = 30_000;
const plansAtOnce = 8;

/** Where items come from: some are known already, the others are what collectors find. */
export interface ItemSources {
  known: readonly Item[];
  collect: readonly CollectorSpec[];
}

/**
 * Finds out what is to be collected, in the order of the configuration. Every item gets a path of its own that any
 * tool can unpack. What is beyond `most` items becomes one that says how many they are.
 * @param reserved paths that no item may have
 */
export async function planItems(
  { known, collect }: ItemSources,
  context: CollectContext,
  { most, reserved }: { most: number; reserved: readonly string[] },
): Promise<Item[]> {
  const names = uniqueNames(reserved);
  const items: Item[] = [];
  let beyond = 0;
  const add = (item: Item) => {
    if (items.length === most) {
      beyond += 1;
      return;
    }
    const path = entryPath(item.path);
    items.push({ ...item, path: 'finding' in item ? names.forRow(path) : names.forFile(path) });
  };
  for (const item of known) add(item);
  const plans = await pMap(collect, (spec) => Array.fromAsync(planWithin(spec, context)), { concurrency: plansAtOnce });
  for (const item of plans.flat()) add(item);
  if (beyond > 0)
    items.push(
      absent(names.forRow('others'), { state: 'skipped', reason: `${beyond} more items than the budget allows` }),
    );
  return items;
}

/** An item that cannot be collected. */
export function absent(path: string, finding: Finding, source = 'plan'): Item {
  return { path, source, rank: 'state', timeoutMs: 0, maxBytes: 0, finding };
}

async function* planWithin(spec: CollectorSpec, context: CollectContext): AsyncIterable<Item> {
  using timer = deadline(
    planTimeoutMs,
    context.signal,
    `finding out what there is took longer than ${planTimeoutMs / 1_000} s`,
  );
  const plan = planCollector(spec, { ...context, signal: timer.signal })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOrAbort(plan, timer.signal);
      if (next.done) return;
      yield next.value;
    }
  } catch (thrown) {
    if (context.signal.aborted && !(context.signal.reason instanceof FindingError)) throw thrown;
    yield absent(spec.into, findingOf(thrown), kindOf(spec));
  } finally {
    plan.return?.()?.catch(() => {});
  }
}
