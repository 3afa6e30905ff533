import { isCode } from './code-names.ts';

/** One way to read a string: behind what is said before it, and with or without an eye to ids. */
export interface Reading {
  before: string;
  text: string;
  /** Whether this is a name: what looks like a key or a value in it may be an id or code, whatever a rule would take it for. */
  isName: boolean;
}

const masked = '********';

/** An empty line: no line says of the next one what it is. */
const between = '\n\n';

/** Longer ones than any rule knows keys to be. */
const longNumber = /[0-9A-Fa-f]{32,}/g;

/** A text in which long hexadecimal numbers have a digit less than keys have: still values, but no keys by their form. */
export function withoutIds(text: string): string {
  return text.replaceAll(longNumber, (digits) => digits.slice(0, 31));
}

/**
 * Gives what to write in place of the text of each reading that holds a secret. Readings are shown to the rules as lines, many at
 * once, as a call for each takes fifty times as long. What was found is shown once more in the opposite order: a mask that
 * came out both times is that of its line alone, and any other is asked for by itself.
 */
export function masksOf<R extends Reading>(readings: readonly R[], scrub: (text: string) => string): Map<R, string> {
  const masks = new Map<R, string>();
  const decide = (reading: R, scrubbed: string): void => {
    const mask = maskIn(reading, scrubbed, scrub);
    if (mask !== undefined) masks.set(reading, mask);
  };
  const [inLines, byThemselves] = partition(readings, ({ before, text }) => isLine(before + text));
  const found = [...changed(inLines, scrub)];
  const again = scrubLines(found.map(({ reading }) => lineOf(reading)).toReversed(), scrub)?.toReversed();
  for (const [index, { reading, scrubbed }] of found.entries()) {
    if (again?.[index] === scrubbed) decide(reading, scrubbed);
    else byThemselves.push(reading);
  }
  for (const reading of byThemselves) decide(reading, scrub(lineOf(reading)));
  return masks;
}

/** Whether a text can be read among others: it is one line, and opens nothing that another could close. */
function isLine(text: string): boolean {
  return !/[\n\r\u0085\u2028\u2029]|-----/.test(text) && text.split('"').length % 2 === 1;
}

/** The readings whose lines the rules change among the others, with what becomes of them. */
function* changed<R extends Reading>(
  readings: readonly R[],
  scrub: (text: string) => string,
): Iterable<{ reading: R; scrubbed: string }> {
  const lines = readings.map(lineOf);
  const scrubbed = scrubLines(lines, scrub);
  if (scrubbed === undefined) {
    if (readings.length === 1) return yield { reading: readings[0]!, scrubbed: scrub(lines[0]!) };
    const half = readings.length >> 1;
    yield* changed(readings.slice(0, half), scrub);
    yield* changed(readings.slice(half), scrub);
  } else if (scrubbed !== lines) {
    for (const [index, line] of scrubbed.entries())
      if (line !== lines[index]) yield { reading: readings[index]!, scrubbed: line };
  }
}

/** The lines as the rules leave them: the same list where none changes, nothing where a mask has eaten the end of a line. */
function scrubLines(lines: string[], scrub: (text: string) => string): string[] | undefined {
  const text = lines.join(between);
  const scrubbed = scrub(text);
  if (scrubbed === text) return lines;
  const after = scrubbed.split(between);
  return after.length === lines.length ? after : undefined;
}

/** What to write in place of a reading's text, given its line as the rules leave it; undefined where the text stays. */
function maskIn({ before, text, isName }: Reading, found: string, scrub: (text: string) => string): string | undefined {
  const line = lineOf({ before, text, isName });
  if (found === line || (isName && isCode(line, found))) return undefined;
  const scrubbed = line === before + text ? found : scrub(before + text);
  const said = scrubbed.startsWith(before) ? before : scrub(before);
  const value = scrubbed.startsWith(said) ? scrubbed.slice(said.length) : masked;
  return value === text ? undefined : value === `"${masked}"` ? masked : value;
}

function lineOf({ before, text, isName }: Reading): string {
  return before + (isName ? withoutIds(text) : text);
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
