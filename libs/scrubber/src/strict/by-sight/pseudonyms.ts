import { createHmac, createSecretKey } from 'node:crypto';
import { mask, type Mask } from '../rule.ts';
import { isTelling, secretOf } from './learned-values.ts';

/** What is shorter gets no tag. */
const shortest = 8;
/** Twenty bits: enough to tell the secrets of one flare apart, and too few to confirm a guess. */
const digits = 5;

/**
 * Makes the writer of masks that end in a tag, which is the same wherever the same secret stood: `********~3f9a1`. Who does not
 * have the key can make nothing of it.
 *
 * @returns what is written in a mask's place; nothing where that gets no tag, as words, numbers and what is short
 */
export function createPseudonyms(key: Uint8Array): (mask: Mask) => string | undefined {
  // Made ready once, as that takes longer than a tag.
  const ready = createSecretKey(key);
  const tagOf = (value: string): string | undefined => {
    const secret = secretOf(value);
    if (secret.length < shortest || !isTelling(secret)) return undefined;
    return `~${createHmac('sha256', ready).update(secret, 'latin1').digest('hex').slice(0, digits)}`;
  };
  return ({ text, learn, until }) => {
    const values = typeof learn === 'string' ? [learn] : (learn ?? []);
    const parts = text.split(mask);
    if (until || parts.length !== values.length + 1) return undefined;
    return parts
      .map((part, index) => part + (index < values.length ? mask + (tagOf(values[index]!) ?? '') : ''))
      .join('');
  };
}
