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
  const [ones, twos] = [new Float64Array(symbolCount), new Float64Array(symbolCount ** 2)];
  for (let three = 0; three < symbolCount ** 3; three += 1) twos[three % symbolCount ** 2]! += shareOf(costs[three]!);
  for (let two = 0; two < symbolCount ** 2; two += 1) ones[two % symbolCount]! += twos[two]!;

  const frequencyOf = (text: string, at: number): number => {
    const [a, b, c] = [0, 1, 2].map((place) => symbolOf[text.charCodeAt(at + place)]!) as [number, number, number];
    const two = a * symbolCount + b;
    return ones[a]! * twos[two]! * shareOf(costs[two * symbolCount + c]!);
  };

  return (text) => {
    let [best, fewest] = [0, Infinity];
    for (let at = 0; at <= Math.min(farthest, text.length - bytes); at += 1) {
      const frequency = frequencyOf(text, at) + frequencyOf(text, at + 1);
      if (frequency < fewest) [best, fewest] = [at, frequency];
    }
    return best;
  };
}

function shareOf(cost: number): number {
  return 2 ** (-cost / 8);
}
