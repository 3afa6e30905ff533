import { isBlank, isWord, quotedMask, type Replacement, type Rule } from './rule.ts';

type Shape = Required<Pick<Rule, 'line' | 'key'>>;

/** Everything before a colon that could be a key, and whether it is the first on the line. */
interface KeyBeforeColon {
  text: string;
  isFirst: boolean;
}

/** The key contains one of the parts. */
export function keyContaining(...parts: string[]): Shape {
  const contains = (key: string): boolean => parts.some((part) => key.includes(part));
  return { line: valuesOf(({ text }) => contains(lastRun(text))), key: contains };
}

/** The text before the colon ends with one of the names. */
export function keyNamed(...names: string[]): Shape {
  const lowerCase = new Set(names.filter((name) => name === name.toLowerCase()));
  return { line: valuesOf(({ text }) => names.some((name) => text.endsWith(name))), key: (key) => lowerCase.has(key) };
}

/** The only thing before the first colon is a key with this ending. */
export function keyEnding(ending: string): Shape {
  return {
    line: valuesOf(
      ({ text, isFirst }) => isFirst && text.endsWith(ending) && lastRun(text) === text.replace(/^[\t\n\f\r ]+/, ''),
    ),
    key: (key) => key.endsWith(ending),
  };
}

/** The key has this prefix and suffix; in a line, anything may stand before the prefix. */
export function keyBetween(prefix: string, suffix: string): Shape {
  const fits = (key: string, at: number): boolean =>
    at >= 0 && key.endsWith(suffix) && at + prefix.length <= key.length - suffix.length;
  return {
    line: valuesOf(({ text }) => {
      const run = lastRun(text);
      return fits(run, run.indexOf(prefix));
    }),
    key: (key) => key.startsWith(prefix) && fits(key, 0),
  };
}

/** Masks what follows a colon, to the end of the line, where the key before it is one of the wanted. */
function valuesOf(wanted: (key: KeyBeforeColon) => boolean): (line: string) => Iterable<Replacement> {
  return function* values(line) {
    let from = 0;
    for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      const valueEnd = endOfLine(line, colon + 1);
      if (valueEnd > colon + 1 && wanted({ text: keyText(line, from, colon), isFirst: from === 0 })) {
        yield { start: colon + 1, end: valueEnd, text: ` ${quotedMask}` };
        colon = valueEnd - 1;
      }
      from = colon + 1;
    }
  };
}

function endOfLine(line: string, from: number): number {
  const end = line.indexOf('\n', from);
  return end < 0 ? line.length : end;
}

function keyText(line: string, from: number, colon: number): string {
  let end = colon;
  while (end > from && isBlank(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(from, end);
}

/** The letters, digits, "_" and "-" at the end of a text. */
function lastRun(text: string): string {
  let start = text.length;
  while (start > 0 && (isWord(text.charCodeAt(start - 1)) || text[start - 1] === '-')) start -= 1;
  return text.slice(start);
}
