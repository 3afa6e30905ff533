import type { Label } from './find-labels.ts';

/** A value in a text, and what binds it to its label. */
export interface Value {
  text: string;
  start: number;
  end: number;
  /** `sign`: behind `=`, `:` and the like; `pair`: named as the value of a pair; `quote` and `blank`: it just follows. */
  bound: 'sign' | 'pair' | 'quote' | 'blank';
}

const quote = String.raw`(?:\\{0,4}["'${'`'}]|&quot;|&#x27;|&#0?39;|%22)`;
/** What lies between a name and its value; every repeat is bounded, so that time stays linear. */
const pair = new RegExp(
  String.raw`${quote}?(?:\s{0,4}(?:,|/?>|</\w{1,20}>\s{0,20}<(?=default|val))\s{0,20}|\s{1,40})(?:type=\w{1,12}\s)?${quote}?(?:default)?[vV]alue${quote}?\s{0,4}(?:=>|[=:>])\s{0,4}(?<quote>${quote})?`,
  'y',
);
/** The same the other way round, right before a name. */
const pairBefore = /[vV]alue"?\s?[:=]\s?"([^"\s]{8,256})",?\s{0,2}"?(?:name|key|Name|Key)"?\s?[:=]\s?"$/;
const listed = new RegExp(String.raw`(?<close>${quote})\s{0,2},\s{0,2}(?<quote>${quote})`, 'y');
const sign = new RegExp(
  String.raw`${quote}?\]?[ \t]{0,60}(?:(?:=&gt;|=>|:=|->|:{1,2}|\|)\s{0,8}|={1,2}[ \t]{0,8})(?:[|>]-?\s{1,20}|-\s|\n\s{1,20})?(?:string\(\d{1,5}\)\s)?(?:[\w.[\]]{0,16}[([{]|<<)?(?:[burN@](?=[\\"'&%]))?(?<quote>${quote})?`,
  'y',
);
/** The next cell of a table, the next element of a list of properties. */
const cell = new RegExp(
  String.raw`</\w{1,20}>\s{0,20}(?:<(?:td|dd|pre|code|span|string|value|defaultValue|p|b)(?: [^<>\n]{0,60})?>\s{0,8}){1,3}(?<quote>${quote})?`,
  'y',
);
const tag = /"?(?: [\w:-]{1,20}="[^"<>\n]{0,60}"){0,3}>/y;
const argument = new RegExp(String.raw`\n\s{0,40}- (?<quote>${quote})?`, 'y');
const follows = new RegExp(String.raw`${quote}?[ \t]{1,24}(?:(?:is|was):?[ \t])?(?<quote>${quote})?`, 'y');
const unquoted = /[^\s"'`<>,;&)}\]|\\]{1,192}/y;
/** A short value may go on behind a sign that ends others. */
const goesOn = /[^\s"'`<>=]{8,64}/y;
const inElement = /[^\s<>"]{1,512}/y;
const short = 8;
const longest = 192;
const mostListed = 8;

/** The values that a name stands for, wherever text of some form has them: one, or those of a list. */
export function* valuesBehind(source: string, label: Label): Generator<Value> {
  const before = valueBefore(source, label);
  const first = before ? undefined : valueBehind(source, label);
  let next = before ?? first;
  for (let count = 0; next && count < mostListed; count += 1) {
    yield next;
    listed.lastIndex = next.end;
    const open = first && listed.exec(source)?.groups?.['quote'];
    const found = open === undefined ? undefined : quoted(source, listed.lastIndex, open);
    next = found && { ...found, bound: next.bound };
  }
}

const quotes = '\\"\'`&%';
const blanks = ' \t\n\v\f\r\xa0';
/** What may stand between a name and its value, in the order in which it is tried, and with which sign that may begin. */
const ways = [
  { bound: 'pair', between: cell, begins: '<' },
  { bound: 'pair', between: pair, begins: `${quotes}${blanks},/><` },
  { bound: 'sign', between: sign, begins: `${quotes}] \t=:-|` },
  { bound: 'sign', between: tag, begins: '" >' },
  { bound: 'quote', between: listed, begins: quotes },
  { bound: 'sign', between: argument, begins: '\n' },
  { bound: 'blank', between: follows, begins: `${quotes} \t` },
] as const;
/** By the code of a sign: the ways that may begin with it. */
const waysFrom = Array.from({ length: 256 }, (_, code) =>
  ways.filter(({ begins }) => begins.includes(String.fromCharCode(code))),
);

function valueBehind(source: string, { start, end }: Label): Value | undefined {
  const name = source.slice(start, end);
  for (const { bound, between } of waysFrom[source.charCodeAt(end)] ?? []) {
    between.lastIndex = end;
    const found = between.exec(source);
    if (!found) continue;
    const from = between.lastIndex;
    const open = found.groups?.['quote'];
    const isElement = between === tag || between === cell;
    const value = open === undefined ? bare(source, from, { isElement, name }) : quoted(source, from, open);
    if (!value) return undefined;
    const isFlag = bound === 'blank' && name.startsWith('-');
    return { ...value, bound: isFlag ? 'sign' : bound === 'blank' && open !== undefined ? 'quote' : bound };
  }
  return undefined;
}

function valueBefore(source: string, { start }: Label): Value | undefined {
  if (source[start - 1] !== '"') return undefined;
  const text = pairBefore.exec(source.slice(Math.max(0, start - 300), start));
  if (!text) return undefined;
  const from = Math.max(0, start - 300) + text.index + text[0].indexOf(text[1]!);
  return { text: text[1]!, start: from, end: from + text[1]!.length, bound: 'pair' };
}

type Found = Omit<Value, 'bound'>;

function quoted(source: string, start: number, open: string): Found | undefined {
  const whole = source.slice(start, start + longest);
  const end = whole.search(/[\n\r]/);
  const line = end < 0 ? whole : whole.slice(0, end);
  const close = line.indexOf(open);
  const text = close < 0 ? line : line.slice(0, close);
  return text === '' ? undefined : { text, start, end: start + text.length };
}

function bare(source: string, start: number, { isElement, name }: { isElement: boolean; name: string }) {
  const found = match(isElement ? inElement : unquoted, source, start);
  if (!found || isElement) return found;
  if (/authorization$/i.test(name) && /^[A-Za-z-]{3,16}$/.test(found.text))
    return match(unquoted, source, found.end + 1);
  return found.text.length < short ? (match(goesOn, source, start) ?? found) : found;
}

function match(pattern: RegExp, source: string, start: number): Found | undefined {
  pattern.lastIndex = start;
  const found = pattern.exec(source);
  return found ? { text: found[0], start, end: pattern.lastIndex } : undefined;
}
