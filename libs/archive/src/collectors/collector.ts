import type { Item } from '../collect/item.ts';

/** What a collector may know of the flare it works for. */
export interface CollectContext {
  now: Date;
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of the Kubernetes service account. */
  serviceAccount: string;
  signal: AbortSignal;
  /** One line for flare_creation.log. */
  note: (line: string) => void;
  /** A path whose mode and owner permissions.log shall list. */
  recordPath: (path: Buffer) => void;
}

/**
 * One kind of source. `plan` finds out which items there are and reads none; the items are then read concurrently,
 * each within its time and bytes.
 */
export interface Collector<Spec> {
  plan: (spec: Spec, context: CollectContext) => AsyncIterable<Item>;
}
