import type { LedgerState } from '@flarewire/schemas';

/** What is cut first when a budget is short is last here: old logs, then logs, then the state of the system. */
export const ranks = ['state', 'log', 'old-log'] as const;
export type Rank = (typeof ranks)[number];

/** Why an item is not simply collected. The first thing said of an item stays; that it was late is told beside it. */
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
