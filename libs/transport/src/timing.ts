/** How long things take and how big pieces are; what a test may make short. All in milliseconds and bytes. */
export type Timing = {
  /** Delay before an event is tried again, by deliveries so far; the last one repeats. */
  retryDelaysMs: readonly number[];
  /** Without a sign of life from its worker for this long, an event goes to another one. At least three heartbeats. */
  ackWaitMs: number;
  /** Time a handler has to finish after closing began, before its event is handed back. */
  graceMs: number;
  /** Delay before an event that was handed back at closing is delivered to somebody else. */
  handBackMs: number;
  /** How long a stored artifact may send nothing while it is read. */
  stallMs: number;
  /**
   * How often somebody looks whether what is stored can be read, and, twenty times less often, whether durables are as they
   * were made.
   */
  lookMs: number;
  /** Size of an artifact's parts: what one upload that fails costs, and what `put` holds in memory twice. */
  partBytes: number;
};

export const defaultTiming: Timing = {
  retryDelaysMs: [1_000, 5_000, 15_000, 30_000, 60_000],
  ackWaitMs: 30_000,
  graceMs: 25_000,
  handBackMs: 0,
  stallMs: 10_000,
  lookMs: 15_000,
  partBytes: 8 * 2 ** 20,
};
