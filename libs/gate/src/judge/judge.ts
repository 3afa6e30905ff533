import { createSearch } from '../search/create-search.ts';
import { bitsOfChance } from './bits-of-chance.ts';
import { headerReader } from './headers.ts';
import { labelledValueReader, otherLabelReader } from './labelled-values.ts';
import { seedReader } from './nats-seeds.ts';
import { privateKeyReader } from './private-keys.ts';
import { tokenReader } from './tokens.ts';
import { urlPasswordReader } from './url-passwords.ts';

/** Says which of its rules find something in a content. The same one may be named twice. */
export type Judge = (content: Buffer) => Generator<string>;

/**
 * Makes the gate's own judge. It weighs how far a value is from what people and programs write, by a table of letters
 * made of public texts, and by the name that the value stands behind; keys and tokens that need no name it knows by their
 * form. It reads what stands around words that everything it can find has. Linear time; it keeps nothing between contents.
 */
export function createJudge(): Judge {
  const bits = bitsOfChance();
  const search = createSearch([
    privateKeyReader,
    urlPasswordReader(bits),
    headerReader(bits),
    tokenReader(bits),
    seedReader,
    labelledValueReader(bits),
    otherLabelReader(bits),
  ]);
  return function* judge(content) {
    for (const [reader, places] of search(content)) yield* reader.read(content, places);
  };
}
