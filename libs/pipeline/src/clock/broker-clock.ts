/** The time by the clock of the broker. Until the first `tell` it is the time of this host. */
export type BrokerClock = {
  now: () => Date;
  /** Told when the broker stored what was written just now. */
  tell: (stored: Date) => void;
};

/** Follows the clock of the broker. That of this host may be wrong, and jump: only the time that has passed is measured here. */
export function brokerClock(
  now: () => Date,
  { elapsed = () => performance.now() }: { elapsed?: () => number } = {},
): BrokerClock {
  let known: { stored: number; at: number } | undefined;
  return {
    now: () => (known ? new Date(known.stored + elapsed() - known.at) : now()),
    tell: (stored) => void (known = { stored: stored.getTime(), at: elapsed() }),
  };
}
