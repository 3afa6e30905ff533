import { lineBefore } from '../by-look/line-before.ts';
import type { Mask } from '../rule.ts';
import type { TagOf } from './tags.ts';

/** How far the text around a word is asked whether it is a name. */
const farthest = { before: 256, behind: 48, number: 1_024 };

/** Letters that signs join, as names of keys are written, without many digits. */
const nameLike = /^(?:[A-Za-z]+(?:[_.-]+[A-Za-z]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/;
const elementLike = /^[A-Za-z_][\w.-]*$/;
/** The same, where nothing else says that it is the name of an element. */
const readableElement = /^[A-Za-z_][A-Za-z_.-]*\d{0,3}[A-Za-z_.-]*$/;

/** Whether a word is a name that a sign tells, so that it can stay: a key, an element or attribute of XML, an entity. */
export function isName(text: string, at: number, value: string): boolean {
  const behind = text.slice(at + value.length, at + value.length + farthest.behind);
  const before = text.slice(Math.max(0, at - farthest.behind), at);
  if (isOfXml(before, behind)) return staysInXml(text, at, value);
  if (!nameLike.test(value)) return false;
  if (/^["']?\s?:(?:\s|$|["'[{])/.test(behind)) return true;
  return (
    /^["']?[ \t]?=(?!=)[ \t]?[^\s=]/.test(behind) &&
    /(?:^|[\s,;&?{("'])$/.test(before) &&
    !isWordWithNumber(value, behind)
  );
}

/** Whether what stands here are names of elements, attributes or entities, or what a document type is called. */
function isOfXml(before: string, behind: string): boolean {
  if (/<[/?]?(?:[\w.-]{1,32}:)?$/.test(before)) return /^(?:[\s/>?]|:[\w.-])/.test(behind);
  if (/<!(?:\[|DOCTYPE |ELEMENT |ATTLIST |ENTITY |NOTATION )$/.test(before)) return true;
  if (before.endsWith('&')) return behind.startsWith(';');
  return /^(?::[\w.-]{1,32})?=["']/.test(behind) && /[\s:]$/.test(before);
}

/** Whether a name stays: one that can be read, or that opens or closes an element which has both. */
function staysInXml(text: string, start: number, value: string): boolean {
  if (!elementLike.test(value) || value.length > farthest.behind) return false;
  if (readableElement.test(value)) return true;
  return text.startsWith('</', start - 2) ? text.includes(`<${value}`) : text.includes(`</${value}>`, start);
}

/** Whether a word and the number that an equals sign joins to it may be a password: `Maria=876`. */
function isWordWithNumber(value: string, behind: string): boolean {
  return /^[A-Za-z]?[a-z]+$/.test(value) && /^=\d{1,4}\b/.test(behind);
}

/**
 * Makes of a mask one that a document can have where its value stands: names of elements stay, keys get what tells them from others, and
 * the quotes that they need.
 */
export function asName(text: string, mask: Mask, tagOf: TagOf): Mask | undefined {
  const { start, end } = mask;
  if (!/^[a-z]*-?\*{8}$/.test(mask.text) || end - start > farthest.before) return mask;
  const value = text.slice(start, end);
  const before = text.slice(Math.max(0, start - farthest.behind), start);
  if (isOfXml(before, text.slice(end, end + farthest.behind)) && staysInXml(text, start, value)) return undefined;
  if (!isKey(text, start, end)) return mask;
  const quotes = isOfTable(text, start, end) ? '"' : '';
  return { ...mask, text: `${quotes}${mask.text}${tagOf(value)}${quotes}` };
}

/** Whether a value is a key of a document: two of them must not become the same. */
function isKey(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 4);
  return /^(?:["'][ \t]*:|:(?:\s|$))/.test(behind) || isOfTable(text, start, end);
}

/** Whether a word without quotes is a key of TOML, or the name of a table. */
function isOfTable(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start, farthest.before);
  const behind = text.slice(end, end + farthest.behind);
  if (/^[ \t]*(?:[\w-]+\.|"[^"]{0,64}"\.){0,4}$/.test(before))
    return /^(?:\.[\w."-]{1,64})? = (?:["'[{\d+-]|true\b|false\b|$)/.test(behind);
  return (
    /^\[{1,2}(?:[\w-]+\.|"[^"]{0,64}"\.){0,4}$/.test(before) && /^(?:\.[\w."-]{1,64})?\]{1,2}\s*(?:#|\n|$)/.test(behind)
  );
}

/**
 * The quotes that a mask needs where its value stands without any: numbers of JSON and TOML, and keys of TOML. In JSON in a string
 * they are escaped.
 */
export function quotesFor(text: string, start: number, end: number): string {
  const value = text.slice(start, end);
  if (!/^[\d+-]/.test(value)) return '';
  const behind = text.slice(end, end + 8);
  const before = lineBefore(text, start, farthest.number);
  if (/^[ \t]*(?:[\w.-]|"[^"]{0,64}"){1,64} = $/.test(before) && /^[ \t]*(?:\r?\n|#|$)/.test(behind)) return '"';
  if (!/^\d[\d, -]*$/.test(value) || !/^\s*(?:[,}\]\n]|$)/.test(behind)) return '';
  const key = /(\\{0,7})"\s{0,4}:\s{0,8}$/.exec(text.slice(Math.max(0, start - 24), start));
  if (key) return `${key[1]}"`;
  return /[[,]\s{0,8}$/.test(before) || /[[,]\s*$/.test(text.slice(Math.max(0, start - 64), start))
    ? inList(before)
    : '';
}

/** The quotes of a number in a list: none in a text, and as many backslashes before them as the name of the list has. */
function inList(before: string): string {
  if (before.trim() === '') return '"';
  const opening = openBracket(before);
  if (opening < 0) return '';
  const name = /(\\{0,15})"\s{0,4}:\s{0,4}[\s[]*$/.exec(before.slice(0, opening));
  const [quote, from] = name ? [`${name[1]}"`, opening] : ['"', 0];
  return quotesIn(before.slice(from), quote.length - 1) % 2 === 0 ? quote : '';
}

/** Where the last bracket opens that is not closed. */
function openBracket(text: string): number {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ']') closed += 1;
    else if (text[at] === '[' && closed === 0) return at;
    else if (text[at] === '[') closed -= 1;
  }
  return -1;
}

/** How many quotes a text has with so many backslashes before them. */
function quotesIn(text: string, backslashes: number): number {
  return [...text.matchAll(/(\\*)"/g)].filter(([, before = '']) => before.length === backslashes).length;
}
