import type { Collector as CollectorSpec } from '@flarewire/schemas';
import type { CollectContext, Finding, Item } from './collectors/collector.ts';
import { planCollector } from './collectors/registry.ts';
import { deadline } from './deadline.ts';
import { findingOf } from './finding.ts';
import { entryPath } from './names.ts';
import { nextOrAbort } from './next-or-abort.ts';
import { uniqueNames } from './unique-names.ts';

const planTimeoutMs = 30_000;

/**
 * Finds out what is to be collected, in the order of the configuration. Every item gets a path of its own that any
 * tool can unpack. What is beyond `most` items becomes one that says how many they are.
 * @param reserved paths that no item may have
 */
export async function planItems(
  specs: readonly CollectorSpec[],
  context: CollectContext,
  { most, reserved }: { most: number; reserved: readonly string[] },
): Promise<Item[]> {
  const nameFor = uniqueNames(reserved);
  const items: Item[] = [];
  let beyond = 0;
  for (const spec of specs) {
    for await (const item of planWithin(spec, context)) {
      if (items.length < most) items.push({ ...item, path: nameFor(entryPath(item.path)) });
      else beyond += 1;
    }
  }
  if (beyond > 0) items.push(missing(nameFor('others'), { state: 'skipped', reason: `${beyond} more items than the flare's budget allows` }));
  return items;
}

async function* planWithin(spec: CollectorSpec, context: CollectContext): AsyncIterable<Item> {
  using timer = deadline(planTimeoutMs, context.signal, `finding out what there is took longer than ${planTimeoutMs} ms`);
  const plan = planCollector(spec, { ...context, signal: timer.signal })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOrAbort(plan, timer.signal);
      if (next.done) return;
      yield next.value;
    }
  } catch (thrown) {
    context.signal.throwIfAborted();
    yield missing('into' in spec ? spec.into : 'unnamed', findingOf(thrown));
  } finally {
    plan.return?.()?.catch(() => {});
  }
}

function missing(path: string, finding: Finding): Item {
  return { path, source: 'plan', rank: 'state', timeoutMs: 0, maxBytes: 0, finding };
}
