/** A part of a text that a rule matched, and what stands there afterwards. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * One of the Agent's rules, as data.
 * Texts are byte strings: one character for each byte, so that any encoding survives.
 */
export interface Rule {
  readonly name: string;
  /** The Agent's version that changed it last. */
  readonly since: string;
  /** The line rule runs only where one of these stands; empty: always. */
  readonly hints?: readonly string[];
  /** What it matches in a line, from left to right, never overlapping. Runs in linear time. */
  readonly line?: (line: string) => Iterable<Replacement>;
  /** Whether it masks the value of this key, which is in lower case, in YAML and JSON. */
  readonly key?: (key: string) => boolean;
  /** What becomes of a string under such a key; without it, all is masked. */
  readonly value?: (value: string) => string;
}

export const mask = '********';
export const quotedMask = `"${mask}"`;

/** White space as the Agent's patterns know it, for use within a character class. */
export const blank = '\\t\\n\\f\\r ';

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 12 || code === 13;
}

export function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
