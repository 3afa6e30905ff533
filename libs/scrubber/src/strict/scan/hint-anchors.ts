import { symbolCount, symbolOf } from '../by-look/symbols.ts';

/** How far into a hint its anchors may begin. */
const farthest = 24;
/** How many bytes belong to two anchors, of which the second begins one byte behind the first. */
const bytes = 5;

/**
 * Makes the choice of the two places in a hint whose three bytes are rarest in what people write, so that few other texts are compared with
 * it.
 *
 * @param costs what a symbol costs behind two others, in eighths of a bit
 */
export function anchorFinder(costs: Uint8Array): (text: string) => number {
  const shares = Float64Array.from({ length: 256 }, (_, cost) => 2 ** (-cost / 8));
  const [ones, twos] = [new Float64Array(symbolCount), new Float64Array(symbolCount ** 2)];
  for (let three = 0; three < symbolCount ** 3; three += 1) twos[three % symbolCount ** 2]! += shares[costs[three]!]!;
  for (let two = 0; two < symbolCount ** 2; two += 1) ones[two % symbolCount]! += twos[two]!;

  const frequencyOf = (text: string, at: number): number => {
    const first = symbolOf[text.charCodeAt(at)]!;
    const two = first * symbolCount + symbolOf[text.charCodeAt(at + 1)]!;
    return ones[first]! * twos[two]! * shares[costs[two * symbolCount + symbolOf[text.charCodeAt(at + 2)]!]!]!;
  };

  return (text) => {
    let [best, fewest, before] = [0, Infinity, Infinity];
    for (let at = 0; at <= Math.min(farthest, text.length - bytes) + 1; at += 1) {
      const frequency = frequencyOf(text, at);
      if (before + frequency < fewest) [best, fewest] = [at - 1, before + frequency];
      before = frequency;
    }
    return best;
  };
}
