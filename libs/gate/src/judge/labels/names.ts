import { isHarmlessName, weightOf, type Weight } from './labels.ts';
import { remembering } from '../remembering.ts';

/** What of a longer word tells. */
export const telling = 'pass pwd secret key token auth cred psk word hash sig priv login sess cookie id'.split(' ');
const mostWords = 5;

/** By the code of a sign: 2 where it is in words, 1 where it is in names alone, 0 where it is in none. */
export const kindsInName = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[\w\x80-\xff]/.test(sign) ? 2 : Number('.$@/-'.includes(sign));
});

/** What a name says. */
interface Name {
  /** Whether everybody may see its value. */
  isHarmless: boolean;
  /** Whether it may name a secret that looks like an id. */
  isTelling: boolean;
  weight: Weight | undefined;
  /** The last of its words. */
  words: readonly string[];
  /** The signals that it gives, whatever its value is. */
  signals: readonly string[];
}

export type NameOf = (name: string) => Name;

/** Makes what reads names. */
export function createNameOf(): NameOf {
  return remembering((name) => {
    const words = wordsOf(name).slice(-mostWords);
    const weight = weightOf(name);
    return {
      isHarmless: isHarmlessName(name),
      isTelling:
        weight !== undefined ||
        /pass|secret|key|token|auth|psk|cred|pwd|priv|sess|sid$|hmac|seed|cak$|csrf|cookie|login|salt|wep|unlock|shared|^sk$/i.test(
          name,
        ),
      weight,
      words,
      signals: [
        `name:${words.at(-1) ?? '-'}`,
        `label:${weight ?? 'none'}`,
        ...words.slice(0, -1).map((word) => `first:${word}`),
        ...new Set(words.map((word) => `word:${word}`)),
        ...telling.filter((part) => words.some((word) => word.includes(part))).map((part) => `part:${part}`),
      ],
    };
  });
}

/** The words in a name such as `DB_PASSWORD`, `clientSecret` or `--api-key`, in lower case. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\x80-\xff]+/)
    .filter((word) => word.length > 1 && word.length < 20);
}
