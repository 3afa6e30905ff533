import { mask, type Mask, type StrictRule } from '../rule.ts';
import { stays } from './stays.ts';

/** What is said around a secret that has no key and no sign before it. */
export interface Phrase {
  /** How the phrase begins, in any case. */
  readonly hints: readonly string[];
  /** The phrase, from the hint to the secret's end; the last group that took part is the secret. */
  readonly ahead: RegExp;
  /** What must stand before the hint, at the end of what is given to it. */
  readonly behind?: RegExp;
  readonly isSecret?: (value: string) => boolean;
}

/** Texts in quotes, as they are or within a text in quotes. The secret is a group. */
export const quoted = String.raw`(?:\\{1,3}"([^"\\\r\n]{1,1024})(?=\\)|"((?:[^"\\\r\n]|\\[^\r\n]){1,1024})(?=")|'((?:[^'\r\n]|''){1,1024})(?='))`;

/** A word up to a blank or quote, or a text in quotes. The secret is a group. */
export const value = String.raw`(?:${quoted}|([^\s"'\\\0][^\s"'\\\0]{0,1023}))`;

/** As `value`, where a shell would end the word. */
export const argument = String.raw`(?:${quoted}|([^\s"'\\\0;|&<>()][^\s"'\\\0;|&<>]{0,1023}))`;

/** Makes the pattern of a phrase. A blank stands for some blanks or tabs, or with "?" behind it for none as well; case does not count. */
export function said(pattern: string): RegExp {
  const blanks = pattern.replaceAll(/ (\?)?/g, (_, optional) => String.raw`[ \t]` + (optional ? '{0,16}' : '{1,16}'));
  return new RegExp(blanks, 'iy');
}

const farthestBehind = 256;

/** Makes a rule of phrases. */
export function phraseRule(rule: Omit<StrictRule, 'find' | 'hints' | 'since'>, phrases: readonly Phrase[]): StrictRule {
  const hints = [...new Set(phrases.flatMap((phrase) => phrase.hints))];
  return { ...rule, since: '0.2.0', hints, find: (text, at, floor) => findPhrase(phrases, rule.name, text, at, floor) };
}

function findPhrase(
  phrases: readonly Phrase[],
  rule: string,
  text: string,
  at: number,
  floor: number,
): Mask | undefined {
  for (const { ahead, behind, isSecret } of phrases) {
    ahead.lastIndex = at;
    const match = ahead.exec(text);
    const secret = match?.slice(1).findLast((group) => group !== undefined);
    if (!match || secret === undefined || stays(secret) || isSecret?.(secret) === false) continue;
    if (behind && !behind.test(text.slice(Math.max(floor, at - farthestBehind), at))) continue;
    const end = at + match[0].length;
    return { start: end - secret.length, end, text: mask, rule, learn: secret };
  }
  return undefined;
}
