import type { LedgerState } from '@flarewire/schemas';

/** What is cut first when a budget is short is last here: old logs, then logs, then the state of the system. */
export const ranks = ['state', 'log', 'old-log'] as const;
export type Rank = (typeof ranks)[number];

/** Why an item is not simply collected. The first thing said of an item stays. */
export type Finding = { state: LedgerState; reason: string };

export interface ReadOptions {
  /** Bytes that may be kept. A reader that can choose keeps head and tail; whatever comes beyond is cut off. */
  maxBytes: number;
  signal: AbortSignal;
  report: (finding: Finding) => void;
}

/** One expected item of the archive: how to read it, or why it cannot be read. */
export type Item = {
  /** Wished path below the root folder. */
  path: string;
  /** Collector kind. */
  source: string;
  rank: Rank;
  timeoutMs: number;
  maxBytes: number;
  /** Bytes it will have, where that is known before reading. */
  size?: number;
  /** Taken over without scrubbing. */
  asIs?: boolean;
} & ({ read: (options: ReadOptions) => AsyncIterable<Uint8Array> } | { finding: Finding });

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
