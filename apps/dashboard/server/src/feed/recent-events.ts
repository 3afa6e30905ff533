/** A stored event as it goes out to browsers. */
export type Frame = { seq: number; text: string };

/** The last events, for all browsers that keep up: within limits, whatever comes. */
export type RecentEvents = {
  /** Every event after this number is held. */
  since: () => number;
  push: (frame: Frame) => void;
  /** The events after a number that is not below `since()`, as many as one write should hold. */
  after: (seq: number) => Frame[];
};

const mostAtOnce = 64;

export function createRecentEvents({ events, bytes }: { events: number; bytes: number }): RecentEvents {
  const held: Frame[] = [];
  let size = 0;
  let since = 0;
  return {
    since: () => since,
    push(frame) {
      held.push(frame);
      size += frame.text.length;
      while (held.length > events || (size > bytes && held.length > 1)) {
        const dropped = held.shift()!;
        size -= dropped.text.length;
        since = dropped.seq;
      }
    },
    after(seq) {
      const begin = firstAfter(held, seq);
      return held.slice(begin, begin + mostAtOnce);
    },
  };
}

/** Where the first event with a higher number is; they are in order. */
function firstAfter(held: readonly Frame[], seq: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (held[middle]!.seq > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
