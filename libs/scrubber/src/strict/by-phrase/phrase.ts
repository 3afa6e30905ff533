import { isInString } from '../value/in-string.ts';
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
  /** How much is given to `behind`. */
  readonly reach?: number;
  readonly isSecret?: (value: string) => boolean;
}

/** Texts in quotes, as they are or within a text in quotes. Each is a group, and the quote behind it as given. */
function inQuotes(closing: (quote: string) => string): string {
  const escaped = String.raw`\\{1,3}"`;
  const texts = [
    String.raw`${escaped}([^"\\\r\n]{1,1024})${closing(escaped)}`,
    String.raw`"((?:[^"\\\r\n]|\\[^\r\n]){1,1024})${closing('"')}`,
    String.raw`'((?:[^'\r\n]|''){1,1024})${closing("'")}`,
  ];
  return `(?:${texts.join('|')})`;
}

/** A text in quotes up to the closing one. The secret is a group. */
export const quoted = inQuotes((quote) => `(?=${quote})`);

/** A text in quotes with the closing one. The secret is a group. */
export const wholeQuoted = inQuotes((quote) => quote);

/** A word up to a blank or quote, or a text in quotes. The secret is a group. */
export const value = String.raw`(?:${quoted}|([^\s"'\\\0][^\s"'\\\0]{0,1023}))`;

/** As `value`, where a shell would end the word. */
export const argument = String.raw`(?:${quoted}|([^\s"'\\\0;|&<>()](?:[^\s"'\\\0;|&<>]|\\[^\s"'\\n]){0,1023}))`;

/** Where a line begins, or what a system's log or a prompt has before it: `host snmpd[7]: `, `router(config)# `. */
export const startsStatement = /(?:^|[\n>#:\]] {0,2}|\n[ \t]{0,16}|["'])$/;

/** What must follow where a statement ends with the secret. */
export const endsStatement = String.raw`(?=["']?\s{0,8}?(?:\\[rn]|\n|$))`;

/** Makes the pattern of a phrase. A blank stands for some blanks or tabs, or with "?" behind it for none as well; case does not count. */
export function said(pattern: string): RegExp {
  const blanks = pattern.replaceAll(/ (\?)?/g, (_, optional) => String.raw`[ \t]` + (optional ? '{0,16}' : '{1,16}'));
  return new RegExp(blanks, 'iy');
}

const usualReach = 48;

/** Makes a rule of phrases. */
export function phraseRule(rule: Omit<StrictRule, 'find' | 'hints' | 'since'>, phrases: readonly Phrase[]): StrictRule {
  const hints = [...new Set(phrases.flatMap((phrase) => phrase.hints))];
  const byFirst = new Map<number, Phrase[]>();
  for (const phrase of phrases)
    for (const first of new Set(phrase.hints.map((hint) => folded(hint, 0))))
      byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  const find: StrictRule['find'] = (text, at, floor) =>
    findPhrase(byFirst.get(folded(text, at)) ?? [], rule.name, text, at, floor);
  return { ...rule, since: '0.1.0', hints, find };
}

/** A character's code, the same for both cases of a letter. */
function folded(text: string, at: number): number {
  return text.charCodeAt(at) | 32;
}

function findPhrase(
  phrases: readonly Phrase[],
  rule: string,
  text: string,
  at: number,
  floor: number,
): Mask | undefined {
  for (const { ahead, behind, reach = usualReach, isSecret } of phrases) {
    ahead.lastIndex = at;
    const match = ahead.exec(text);
    const secret = match?.slice(1).findLast((group) => group !== undefined);
    if (!match || secret === undefined || isSecret?.(secret) === false) continue;
    if (behind && !behind.test(text.slice(Math.max(floor, at - reach), at))) continue;
    if (secret.includes(mask)) return undefined;
    if (stays(secret)) continue;
    const end = at + match[0].length;
    if (closesString(text, end - secret.length - 1)) continue;
    return { start: end - secret.length, end, text: mask, rule, learn: secret };
  }
  return undefined;
}

/** Whether a place has the quote at the end of a text in quotes, behind which no secret begins. */
export function closesString(text: string, at: number): boolean {
  return text[at] === '"' && text[at - 1] !== '\\' && isInString(text, at);
}
