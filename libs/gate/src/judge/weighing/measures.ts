import type { Weight } from '../labels/labels.ts';
import type { Seen } from './signals.ts';
import type { Sums } from './sums.ts';
import type { PossibleValue } from '../labels/values-near.ts';
import { enough, kindOf, type Kind } from './kinds.ts';

const kinds = Object.keys(enough) as Kind[];
const labels: Record<Weight, number> = { vague: 1, likely: 2, plain: 3 };
const bitsInStep = 8;

/** What the trees look at: numbers, always in this order. */
export function measuresOf({ text, before, after, isTold }: PossibleValue, seen: Seen, sums: Sums): number[] {
  const kind = kindOf(seen.shape);
  return [
    sums.weight - enough[kind],
    ...sums.families,
    sums.unknown,
    sums.known,
    Math.floor(seen.bits / bitsInStep),
    text.length,
    ...classesOf(text),
    new Set(text).size / text.length,
    kinds.indexOf(kind),
    Number(isTold),
    Number(seen.isLoose),
    seen.label === undefined ? 0 : labels[seen.label],
    before.length,
    count(before, /\*{4}/g),
    count(before, /[=:]/g),
    count(before, /["']/g),
    count(before, /[A-Za-z]{3,}/g),
    count(before, /\d/g),
    Number(/[=:]\s?["']?$/.test(before)),
    Number(/["']$/.test(before)),
    after.search(/\s|$/),
  ];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Of figures, capitals, small letters and signs how many there are, how often one follows another, and the longest run of one. */
function classesOf(text: string): number[] {
  const counts = [0, 0, 0, 0];
  let [changes, run, longest, last] = [0, 0, 0, -1];
  for (let at = 0; at < text.length; at += 1) {
    const kind = classOf(text.charCodeAt(at));
    counts[kind]! += 1;
    run = kind === last ? run + 1 : 1;
    changes += Number(kind !== last);
    longest = Math.max(longest, run);
    last = kind;
  }
  return [...counts, changes / text.length, longest];
}

function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x61 && code <= 0x7a ? 2 : 3;
}
