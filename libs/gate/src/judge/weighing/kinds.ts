import type { Weight } from '../labels/labels.ts';
import type { Shape } from './shapes.ts';

/** What values look like, as far as the same weight says as much of them. */
export type Kind = 'uuid' | 'hex' | 'base' | 'random' | 'signs' | 'words' | 'digits';

const kinds: Record<Shape, Kind> = {
  digits: 'digits',
  uuid: 'uuid',
  hex: 'hex',
  'long-hex': 'hex',
  base32: 'base',
  base64: 'base',
  capitals: 'base',
  'one-case': 'base',
  random: 'random',
  letters: 'random',
  'random-with-signs': 'signs',
  signs: 'words',
  joined: 'words',
  'words-and-figures': 'words',
  'Words-and-figures': 'words',
  'words-with-signs': 'words',
};

/**
 * What a value must weigh with all that stands before it to be taken for a secret. Numbers in hexadecimal are digests and ids as often,
 * and words with figures are names.
 */
export const enough: Record<Kind, number> = { uuid: 6.5, hex: 6.5, base: 5, random: 5, signs: 4, words: 6, digits: 4 };

/** The same of a value that looks generated enough for the name of a secret before it: little, where the name is plain. */
const enoughOf: Record<Weight, { figures: number; others: number }> = {
  plain: { figures: 0, others: -2 },
  likely: { figures: 2, others: 0 },
  vague: { figures: 5, others: 1 },
};

export function enoughBehind(label: Weight, kind: Kind): number {
  return enoughOf[label][kind === 'hex' || kind === 'uuid' ? 'figures' : 'others'];
}

/** So much more a value must weigh that only follows a word which names no secret. */
export const enoughMore = 2.5;

export const kindOf = (shape: Shape): Kind => kinds[shape];
