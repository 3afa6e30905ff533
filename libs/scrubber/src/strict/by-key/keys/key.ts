import { isAlphanumeric } from '../../rule.ts';
import type { ClassifyKey, SecretKey } from './secret-keys.ts';

const longestKey = 128;

/** Where a key stands, and how its line begins. */
export interface Key {
  start: number;
  end: number;
  kind: SecretKey;
  /** Nothing but indentation, a dash, a comment sign or `export` stands before it. */
  beginsLine: boolean;
}

/** Finds the secret key that a place is in, if any; looks no further back than `floor`. */
export type FindKey = (text: string, at: number, floor: number) => Key | undefined;

/** The secret key that a place is in, if any. */
export function keyAround(text: string, at: number, floor: number, classify: ClassifyKey): Key | undefined {
  let start = at;
  const lowest = Math.max(floor, at - longestKey);
  while (start > lowest && isKeyCharacter(text.charCodeAt(start - 1))) start -= 1;
  let end = at;
  const highest = Math.min(text.length, at + longestKey);
  while (end < highest && isKeyCharacter(text.charCodeAt(end))) end += 1;
  if (start === at - longestKey || end === at + longestKey) return undefined;
  start = Math.min(at, start + lengthOfEscape(text, start));
  while (start < at && (text[start] === '-' || text[start] === '.')) start += 1;
  if (end - start < 6 && /^(?:keys?|codes?)$/i.test(text.slice(start, end))) start = startOfOwner(text, start, floor);
  if (text[end] === ' ' && /^secret$/i.test(text.slice(start, end)) && /^ ID\b/.test(text.slice(end, end + 4)))
    end += 3;
  const kind = classify(text.slice(start, end));
  return kind && { start, end, kind, beginsLine: isWholeKey(text, start, end) && beginsLine(text, start, floor) };
}

/** In a sentence, an `API key` is two words. */
function startOfOwner(text: string, at: number, floor: number): number {
  const owner = /[A-Za-z]{2,16} $/.exec(text.slice(Math.max(floor, at - 20), at))?.[0] ?? '';
  return at - owner.length;
}

/** A key in quotes has one on each side; with the first alone, a text begins that the key stands in. */
function isWholeKey(text: string, start: number, end: number): boolean {
  const quote = text[start - 1];
  return (quote !== '"' && quote !== "'") || text[end] === quote;
}

const escapes: Readonly<Record<string, RegExp>> = {
  '\\': /u[0-9a-fA-F]{4}|[nrtbf]/y,
  '%': /[0-9a-fA-F]{2}/y,
  '#': /0[0-3]\d/y,
  '^': /[IJM]/y,
};

/** The letters of an escape, as in `\npassword`, `\u0026token` or syslog's `#011token`, are no part of the key. */
function lengthOfEscape(text: string, at: number): number {
  const sign = text[at - 1];
  if ((sign === '[' || sign === ';') && /\x1b\[(?:\d{1,3};){0,4}$/.test(text.slice(Math.max(0, at - 20), at)))
    return /^\d{0,3}m/.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  const escape = escapes[sign ?? ''];
  if (!escape) return 0;
  escape.lastIndex = at;
  return escape.exec(text)?.[0].length ?? 0;
}

export function isKeyCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 45 || code === 46;
}

/** Whether nothing but indentation, a dash, a comment sign or `export` stands before a key on its line. */
export function beginsLine(text: string, at: number, floor: number): boolean {
  const lowest = Math.max(floor, at - 256);
  const before = text.slice(lowest, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0 && lowest > floor) return false;
  return /^[\s#;/*>-]*(?:(?:export|set|SET|ENV|ARG)\s+)?["']?$/.test(before.slice(lineStart));
}
