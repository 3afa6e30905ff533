import type { Spot } from '../finding.ts';
import type { Place } from '../search/clue.ts';
import { createSearch } from '../search/create-search.ts';
import { bitsOfChance, type BitsOfChance } from './chance/bits-of-chance.ts';
import { headerReader } from './readers/headers.ts';
import { inContextReaders } from './readers/in-context.ts';
import { labelledValueReaders } from './readers/labelled-values.ts';
import { seedReader } from './readers/nats-seeds.ts';
import { passPhraseReader } from './readers/pass-phrases.ts';
import { privateKeyReader } from './readers/private-keys.ts';
import type { Reader } from './readers/reader.ts';
import { tokenReader } from './readers/tokens.ts';
import { urlPasswordReader } from './readers/url-passwords.ts';
import { createWeighing } from './weighing/weigh.ts';

/** Says which of its rules find something in a content, and where. The same one may be named twice. */
export type Judge = (content: Buffer) => Generator<Spot>;

/** The readers that know secrets by form. */
export function readersByForm(bits: BitsOfChance): Reader[] {
  return [
    privateKeyReader,
    urlPasswordReader(bits),
    headerReader(bits),
    tokenReader(bits),
    seedReader,
    passPhraseReader,
  ];
}

/** The judge's readers. */
export function readersOf(bits: BitsOfChance): Reader[] {
  const weighing = createWeighing(bits);
  return [...readersByForm(bits), ...labelledValueReaders(bits, weighing.weigh), ...inContextReaders(weighing)];
}

/**
 * Makes the gate's own judge. It weighs how far a value is from what people and programs write, by a table of letters made
 * of public texts, and by the name before the value. Keys and tokens that need no name it knows by their form. And it
 * weighs all that is seen of a value and before it together, by weights that were learned. It reads only around words that
 * everything it can find has. Linear time; it keeps nothing between contents.
 */
export function createJudge(readers: readonly Reader[] = readersOf(bitsOfChance())): Judge {
  const search = createSearch(readers);
  return (content) => readAt(readers, content, search(content));
}

/** What readers find at the places that were found for them. */
export function* readAt(
  readers: readonly Reader[],
  content: Buffer,
  places: ReadonlyMap<unknown, Place[]>,
): Generator<Spot> {
  // In their order: what a form says is told before what was weighed.
  for (const reader of readers) if (places.has(reader)) yield* reader.read(content, places.get(reader)!);
}
