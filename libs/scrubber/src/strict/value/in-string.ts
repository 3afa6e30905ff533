import type { Mask } from '../rule.ts';

const farthest = 1_024;
const backslash = 92;
const quoteCode = 34;

/** Whether a place is within a double-quoted text, going by its line; on a very long line, which is mostly JSON, it is. */
export function isInString(text: string, at: number): boolean {
  const lowest = Math.max(0, at - farthest);
  const before = text.slice(lowest, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0 && lowest > 0) return true;
  let isInside = false;
  for (let index = lineStart; index < before.length; index += 1) {
    if (before.charCodeAt(index) === backslash) index += 1;
    else if (before.charCodeAt(index) === quoteCode) isInside = !isInside;
  }
  return isInside;
}

/** Keeps a mask that begins within a quoted text from taking the closing quote away, so that JSON stays JSON. */
export function withinString(text: string, mask: Mask): Mask | undefined {
  if (mask.isOutside) return mask;
  return beforeEscape(text, withinQuotes(text, mask));
}

/** Backslashes before a quote belong to that. */
function beforeEscape(text: string, mask: Mask | undefined): Mask | undefined {
  if (!mask || mask.until || text.charCodeAt(mask.end) !== quoteCode) return mask;
  let { end } = mask;
  while (end > mask.start && text.charCodeAt(end - 1) === backslash) end -= 1;
  if (end === mask.end) return mask;
  return end > mask.start ? { ...mask, end } : undefined;
}

function withinQuotes(text: string, mask: Mask): Mask | undefined {
  const quote = /(?:[^"\\]|\\.)*?"/sy;
  quote.lastIndex = mask.start;
  const first = text.slice(mask.start, mask.end).includes('"') ? quote.exec(text) : undefined;
  const end = first ? mask.start + first[0].length - 1 : mask.end;
  if (end >= mask.end || !isInString(text, mask.start)) return mask;
  const { until: _, ...closed } = mask;
  return end > mask.start ? { ...closed, end } : undefined;
}

const number = /^[+-]?\d[\d._eE:TZ+-]*$/;
/** What stands before a number in JSON, whose keys have quotes, and in TOML, and behind it. */
const before = {
  json: /(?<=(\\{0,7}")\s?:\s?(?:\[[\d\s,.*"\\-]{0,256})?)/y,
  toml: /(?<=(?:^|\n)[ \t]{0,16}[\w."'-]{1,64} = (?:\[[^\]\n]{0,256})?)/y,
};
const behind = { json: /\s{0,8}(?:[,\]}]|$)/y, toml: /[ \t]{0,8}(?:[,\]#\r\n]|$)/y };

/** Gives a mask in a number's place the quotes without which JSON or TOML could not be read. */
export function withQuotes(text: string, mask: Mask): Mask {
  const first = text.charCodeAt(mask.start);
  if (!((first > 47 && first < 58) || first === 45 || first === 43) || mask.text.includes('"')) return mask;
  if (!number.test(text.slice(mask.start, mask.end))) return mask;
  const quote = quoteOf('json', text, mask) ?? quoteOf('toml', text, mask);
  return quote === undefined ? mask : { ...mask, text: quote + mask.text + quote };
}

function quoteOf(kind: keyof typeof before, text: string, { start, end }: Mask): string | undefined {
  before[kind].lastIndex = start;
  behind[kind].lastIndex = end;
  const match = before[kind].exec(text);
  return match && behind[kind].test(text) ? (match[1] ?? '"') : undefined;
}
