import { isCode } from './code-names.ts';

/** One way to read a string: behind what is said before it, and with or without an eye to ids. */
export interface Reading {
  before: string;
  text: string;
  /** Whether this is a name: what looks like a key or a value in it may be an id or code, whatever a rule would take it for. */
  isName: boolean;
}

const masked = '********';

/** Longer ones than any rule knows keys to be. */
const longNumber = /[0-9A-Fa-f]{32,}/g;

/** A text in which long hexadecimal numbers have a digit less than keys have: still values, but no keys by their form. */
export function withoutIds(text: string): string {
  return text.replaceAll(longNumber, (digits) => digits.slice(0, 31));
}

/**
 * Gives those of some readings in which a rule may find something. They are shown to the rules as lines, many at once,
 * since a call for each takes fifty times as long; what is found somewhere is looked for in halves.
 */
export function* suspicious<R extends Reading>(readings: readonly R[], scrub: (text: string) => string): Iterable<R> {
  const lines: R[] = [];
  for (const reading of readings) {
    if (/[\n\r\u0085\u2028\u2029]/.test(reading.text)) yield reading;
    else lines.push(reading);
  }
  yield* halved(lines, scrub);
}

function* halved<R extends Reading>(lines: readonly R[], scrub: (text: string) => string): Iterable<R> {
  if (lines.length <= 1) return yield* lines;
  const text = lines.map(lineOf).join('\n');
  if (scrub(text) === text) return;
  const half = lines.length >> 1;
  yield* halved(lines.slice(0, half), scrub);
  yield* halved(lines.slice(half), scrub);
}

/** The text of a reading with what is secret masked; undefined where nothing is. */
export function maskIn(reading: Reading, scrub: (text: string) => string): string | undefined {
  const line = lineOf(reading);
  const found = scrub(line);
  if (found === line) return undefined;
  const { before, text, isName } = reading;
  const scrubbed = line === before + text ? found : scrub(before + text);
  if (scrubbed === before + text || (isName && isCode(line, found))) return undefined;
  const said = [before, scrub(before)].find((said) => scrubbed.startsWith(said));
  const value = said === undefined ? masked : scrubbed.slice(said.length);
  return value === text ? undefined : value === `"${masked}"` ? masked : value;
}

function lineOf({ before, text, isName }: Reading): string {
  return before + (isName ? withoutIds(text) : text);
}
