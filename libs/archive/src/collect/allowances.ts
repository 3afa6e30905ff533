import { ranks, type Item } from './item.ts';

/** Less than this of a larger item is not worth an entry. */
const leastPart = 4096;

/**
 * Groups items into waves that are collected one after another, so that what one leaves over the next can use. Where
 * all fits it is one wave; else one per rank: the state of the system first, then logs, then old logs.
 */
export function wavesOf(items: readonly Item[], room: number): Item[][] {
  const wished = items.reduce((sum, item) => sum + wishOf(item), 0);
  if (wished <= room) return [[...items]];
  return ranks.map((rank) => items.filter((item) => item.rank === rank)).filter((wave) => wave.length > 0);
}

/**
 * Shares `room` bytes among the items of one wave: small ones get all they wish, the large ones equal parts of what is
 * left. What nobody wishes for is shared out as well, since a log that is written anew may be longer than it was. It depends on
 * sizes alone, never on who finishes first.
 */
export function allowancesOf(items: readonly Item[], room: number): Map<Item, number> {
  const byWish = items.toSorted((a, b) => wishOf(a) - wishOf(b));
  const allowances = new Map<Item, number>();
  let left = room;
  for (const [index, item] of byWish.entries()) {
    const wish = wishOf(item);
    const share = Math.min(wish, Math.floor(left / (byWish.length - index)));
    const part = share < Math.min(wish, leastPart) ? 0 : share;
    allowances.set(item, part);
    left -= part;
  }
  const spare = Math.floor(left / Math.max(1, items.length));
  for (const [item, part] of allowances) if (part > 0) allowances.set(item, Math.min(part + spare, item.maxBytes));
  return allowances;
}

function wishOf(item: Item): number {
  if ('finding' in item) return 0;
  return Math.min(item.size ?? item.maxBytes, item.maxBytes);
}
