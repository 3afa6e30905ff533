/** What time it is by the clock of the broker, as far as is known: by this host's until something was read that the broker has stored. */
export type BrokerClock = {
  now: () => Date;
  /** Told when the broker stored what was written just now. */
  tell: (stored: Date) => void;
};

/** Follows the clock of the broker without that of this host, which may be wrong, and jump. */
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
