/** A text whose bytes are written as numbers. */
export interface Encoded {
  readonly text: string;
  /** Writes a text of the same length in its place: the numbers of the bytes that differ change, and nothing else. */
  readonly write: (masked: string) => string;
}

/** A part of a text to mask. */
export interface Mask {
  start: number;
  end: number;
  text: string;
  rule: string;
  /** What was there and may be looked for elsewhere in the flare. */
  learn?: string | readonly string[];
  /** Set where the part is known to be outside of quotes, and may hold some. */
  isOutside?: boolean;
  /** Set where nothing that is said against it counts. */
  isCertain?: boolean;
  /** Whether it lets the value stay after all; set once that was judged. */
  isSpared?: boolean;
  /** Set where the part is to be masked only as far as what it says is. */
  encoded?: Encoded;
  /** Set where the text is as long as what it stands for, sign for sign: then a part of it masks a part of that. */
  isInPlace?: boolean;
  /** Set where the end was not seen: finds it in what follows, or gives -1 while it has not come. */
  until?: Terminator;
  /**
   * Set where more of the like follows, as in the rows of a table: finds the next one.
   *
   * @param moved how far the text has moved since this was found: its first bytes may have been given out
   */
  next?: (text: string, moved: number) => Mask | undefined;
}

/** Told of each mask; gives what is written in its place, where that is not its text. */
export type OnMask = (mask: Mask) => string | undefined;

/** Told of what becomes of the values that rules mask. */
export interface Told {
  readonly onMask: OnMask;
  /** Of each value that was spared, by the rule that would have masked it. */
  readonly onSpared?: ((rule: string) => void) | undefined;
}

export type Terminator = (text: string, from: number) => number;

/** Whether a part goes by what another rule masks from its beginning on, so that what is said of it would change nothing. */
export type IsGoing = (start: number, end: number) => boolean;

/**
 * A rule of the strict set, as data. Texts are byte strings: one character for each byte.
 * The rule runs only around its hints, so that a text without any costs one cheap scan.
 */
export interface StrictRule {
  readonly name: string;
  readonly kind: 'key' | 'format' | 'uri' | 'header' | 'block' | 'run' | 'pattern';
  /** What it matches and what it makes of it, in a sentence. */
  readonly about: string;
  /** The release that changed it last. */
  readonly since: string;
  /** Texts, in any case, that it stands or falls with. */
  readonly hints: readonly string[];
  /** A look at the bytes around a hint that is cheaper than `find`, and says no only where that would find nothing. */
  readonly glance?: (bytes: Uint8Array, at: number) => boolean;
  /** Set where it masks byte by byte: then what other rules mask of the same text is no reason to leave the rest. */
  readonly isInPlace?: true;
  /** Decides for one place of a hint. May look behind as far as `floor`. */
  readonly find: (text: string, at: number, floor: number, isGoing?: IsGoing) => Mask | undefined;
}

export const mask = '********';

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

export function isHexDigit(code = 0): boolean {
  return (code > 47 && code < 58) || ((code | 32) > 96 && (code | 32) < 103);
}

/** Whether a word can begin here: what stands before is neither letter nor digit, or an escape such as `\n`. */
export function beginsWord(text: string, at: number, floor: number): boolean {
  if (at <= floor || !isAlphanumeric(text.charCodeAt(at - 1))) return true;
  if (text[at - 2] === '\\' && 'nrtbf'.includes(text[at - 1] ?? '')) return true;
  return text[at - 6] === '\\' && text[at - 5] === 'u';
}
