import type { Collector as CollectorSpec } from '@flarewire/schemas';
import type { CollectContext, Collector, Item } from './collector.ts';
import { files } from './files.ts';
import { http } from './http.ts';

/** Every collector kind, under the key that names it in flarewire.yaml. */
const collectors = { files, http };

/** The items that one entry of a target's `collect` list stands for. */
export function planCollector(spec: CollectorSpec, context: CollectContext): AsyncIterable<Item> {
  for (const [kind, collector] of Object.entries(collectors)) {
    if (kind in spec) return (collector as Collector<CollectorSpec>).plan(spec, context);
  }
  throw new TypeError(`No collector for ${Object.keys(spec).join(', ')}`);
}
