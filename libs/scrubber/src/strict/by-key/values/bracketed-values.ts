import { mask } from '../../rule.ts';
import { isStandIn } from '../../value/plain-values.ts';
import { inBrackets } from './described-maps.ts';
import { describes } from '../keys/describing-keys.ts';

export interface MaskedBrackets {
  readonly text: string;
  readonly values: readonly string[];
}

/** A name and a sign before a value, as TOML writes it; and quotes, which may be escaped. */
const member = /^(?:[\w.-]{1,64}[ \t]{0,8}(?:=>?|:)[ \t]{0,8})?\\{0,7}["'`]?/;
const number = /^-?\d[\d.eE+-]*$/;
const closing = /\\{0,7}["'`]?\s*$/;

/**
 * Masks each value in a list or map below a secret key, whose brackets, names and quotes stay; nothing where it cannot be read.
 *
 * @param wantsQuotes whether YAML or JSON could not read a mask without quotes
 */
export function maskInBrackets(text: string, wantsQuotes: boolean): MaskedBrackets | undefined {
  const from = text.search(/[[{]/);
  const leaves = from < 0 ? undefined : inBrackets(text.slice(from), []);
  if (!leaves || leaves.length === 0) return undefined;
  const values: string[] = [];
  let result = '';
  let done = 0;
  for (const { path, value, start, end } of leaves) {
    const isQuoted = /["']/.test(text[from + start - 1] ?? ' ');
    const first = from + start + (isQuoted ? 0 : (member.exec(value)?.[0].length ?? 0));
    const last = Math.max(first, from + end - (isQuoted ? 0 : (closing.exec(value)?.[0].length ?? 0)));
    const secret = text.slice(first, last);
    if (isStandIn(secret) || describes(path, secret) || (path.length > 0 && !isQuoted && /^\d{1,4}$/.test(secret)))
      continue;
    const isPlain = !isQuoted && !/["'`]/.test(text[first - 1] ?? ' ');
    result += text.slice(done, first) + (isPlain && (wantsQuotes || number.test(secret)) ? `"${mask}"` : mask);
    done = last;
    values.push(secret);
  }
  return { text: result + text.slice(done), values };
}
