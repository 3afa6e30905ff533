import type { CollectorSpec } from '@flarewire/schemas';
import type { CollectContext, Collector } from './collector.ts';
import type { Item } from '../collect/item.ts';
import { command } from './command.ts';
import { env } from './env.ts';
import { expvar } from './expvar.ts';
import { files } from './files.ts';
import { http } from './http.ts';
import { kubernetes } from './kubernetes/kubernetes.ts';

/** Every collector kind, under the key that names it in flarewire.yaml. */
const collectors = { command, env, expvar, files, http, kubernetes };

type Kind = keyof typeof collectors;

/** The key that says which kind of collector an entry asks for. */
export function kindOf(spec: CollectorSpec): Kind {
  const kind = (Object.keys(collectors) as Kind[]).find((key) => key in spec);
  if (!kind) throw new TypeError(`Cannot plan a collector: no kind takes the keys ${Object.keys(spec).join(', ')}`);
  return kind;
}

/** The items that one entry of a target's `collect` list stands for. */
export function planCollector(spec: CollectorSpec, context: CollectContext): AsyncIterable<Item> {
  return (collectors[kindOf(spec)] as Collector<CollectorSpec>).plan(spec, context);
}
