import { isCodeSymbol } from '../../by-look/code-symbols.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { kindOf, type Kind } from '../kinds.ts';
import { isOutOfQuestion } from '../out-of-question.ts';
import { anyOf, stemClasses, tellingStems } from './telling-stems.ts';
import { wordsIn, type Word } from '../words.ts';

/** The kinds of words that are weighed where a line tells of a secret. */
export type ToldKind = Kind | 'digits' | 'grouped' | 'letters' | 'joined' | 'phrase' | 'spaced' | 'bytes';

export interface ToldWord extends Word {
  readonly kind: ToldKind;
}

const tells = new RegExp(anyOf(tellingStems.filter((stem) => stemClasses.get(stem) !== 'person')), 'i');
const longest = 160;
const longestToken = 4_096;
/** How far before and behind what is looked at its words go. */
const farthest = { before: 32, behind: 260 };
const token = /[^\0-\x20\x7f"'`<>]+/g;
const piece = /[^=:,;()[\]{}|?&/@\\]+/g;
const quoted = /(?<=(?:^|[\s=:,([{>|])\\?(["'`]))[^"'`\\\n\r]{4,80}(?=\\?\1)|(?<=>)[^<>\n\r]{4,80}(?=<\/)/g;
/** Words in lower case at the end of a line, and a sign or a name, behind which they may be a phrase. */
const phrase = /(?<![\w\x80-\xff-])[a-z\x80-\xff]{3,12}(?:[ ,][a-z\x80-\xff]{3,12}){2,23}(?=\s{0,4}(?:[\r\n]|$))/g;
const beforePhrase = /(?:[=:]|\xef\xbc\x9a|\b[\w-]{3,20}) ?$/;
/** Base64, whose slashes part it for all else. */
const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,256}={0,2}(?![A-Za-z0-9+/_-])/g;
const grouped = /(?<![\w.:/+-])(?:\d{2,6}(?:[- ]\d{2,6}){1,9}|\d(?: \d){3,7})(?![\w.:/+-])/g;
/** Bytes of a key, in hexadecimal or as numbers, and groups of letters and digits. */
const bytes = /(?<![\w.:/+-])(?:[\da-fA-F]{2}(?:[ :-][\da-fA-F]{2}){7,63}|\d{1,3}(?:, ?\d{1,3}){7,63})(?![\w:/+-])/g;
const spaced =
  /(?<![\w.:/+-])(?:[A-Z\d]{4,8}(?: [A-Z\d]{4,8}){2,15}|[a-f\d]{4,8}(?: [a-f\d]{4,8}){3,15})(?![\w.:/+-])/g;
/** What stands in a text whose words no blanks part, behind one of its letters or signs. */
const among = /(?<=[\xe2-\xef][\x80-\xbf]{2}|\xc2[\xab\xbb])[\w!#$%&*+.~^?@-]{4,48}(?=[\x80-\xff\s,;:)\]"'<]|$)/g;
/** A password with a sign that else ends the name of a user. */
const withAt = /(?<![^\s"'`:=/,(])[^\s"'`@=:/,;<>()[\]{}|]{3,24}@{1,2}[\w!#$%^&*+~-]{1,12}(?![^\s"'`,;)\]}])/g;

/** Lists the words that begin in a part of a line and may be a secret that the line tells of. */
export function toldIn(text: string, from: number, to: number): ToldWord[] {
  const found: ToldWord[] = [];
  const add = (start: number, end: number, kind: ToldKind): void => {
    if (
      /\w/.test(text[start - 1] ?? '') ||
      isName(text, start, end) ||
      isStepOfPath(text, start, kind) ||
      isInBase64(text, start, end) ||
      isTooPlain(text.slice(start, end), kind)
    )
      return;
    if (found.some((other) => other.start === start && other.end === end)) return;
    found.push({ start, end, kind });
  };
  const base = Math.max(0, from - farthest.before);
  const part = text.slice(base, to + farthest.behind);
  const each = (pattern: RegExp, take: (value: string, at: number) => void): void => {
    pattern.lastIndex = from - base;
    for (let match = pattern.exec(part); match && match.index < to - base; match = pattern.exec(part))
      take(match[0], base + match.index);
  };
  each(quoted, (value, index) => {
    if (value.includes('****') || isPlaceholder(value)) return;
    if (/^[^\s]{4,64}$/.test(value)) {
      const kind = toldKindOf(value);
      if (kind) add(index, index + value.length, kind);
    } else if (/^[a-z\x80-\xff]{3,12}(?:[ ,][a-z\x80-\xff]{2,12}){1,23}$/.test(value))
      add(index, index + value.length, 'phrase');
  });
  each(grouped, (value, index) => add(index, index + value.length, 'grouped'));
  each(bytes, (value, index) => add(index, index + value.length, 'bytes'));
  each(spaced, (value, index) => {
    if (/\d/.test(value) && /[A-Za-z]/.test(value)) add(index, index + value.length, 'spaced');
  });
  each(among, (value, index) => {
    const kind = toldKindOf(value);
    if (kind) add(index, index + value.length, kind);
  });
  each(withAt, (value, index) => {
    const kind = /\d/.test(value) ? toldKindOf(value) : undefined;
    if (kind) add(index, index + value.length, kind);
  });
  each(base64, (found, at) => {
    // In a string of JSON a slash may be escaped.
    const [value, index] = found.startsWith('/') && text[at - 1] === '\\' ? [found.slice(1), at + 1] : [found, at];
    if (
      /[+/]/.test(value) &&
      !/^AAAA|^MII/.test(value) &&
      /[a-z]/.test(value) &&
      /[A-Z]/.test(value) &&
      /\d/.test(value) &&
      !/^\/?(?:[\w-]+\/)+[\w-]*$/.test(value) &&
      !isOutOfQuestion(value)
    )
      add(index, index + value.length, 'base64');
  });
  each(phrase, (value, index) => {
    if (beforePhrase.test(text.slice(Math.max(0, index - 24), index))) add(index, index + value.length, 'phrase');
  });
  each(token, (value, index) => {
    if (
      value.length > longestToken ||
      isCodeSymbol(value) ||
      (value.includes('!') && isOutOfQuestion(value)) ||
      /<[/?!]?$/.test(text.slice(Math.max(0, index - 2), index))
    )
      return;
    for (const word of wordsIn(text, index, index + value.length)) {
      const kind = toldKindOf(text.slice(word.start, word.end));
      if (kind) add(word.start, word.end, kind);
    }
    for (const { 0: part, index: at } of value.matchAll(piece)) {
      const start = index + at + (/^[-$#+*!]*/.exec(part)?.[0].length ?? 0);
      const end = index + at + part.replace(/[-.!*#%]+$/, '').length;
      if (end - start < 4 || end - start > longest || part.includes('****')) continue;
      if (/^[=:]/.test(text.slice(end, end + 1)) || text[start - 1] === '\\') continue;
      const kind = toldKindOf(text.slice(start, end));
      if (kind === 'letters' && !mayBeTold(text, start)) continue;
      if (kind === 'digits' && isOtherNumber(text, start, end)) continue;
      if (kind) add(start, end, kind);
    }
  });
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether a word is too short for its kind, a path, or a pair. */
function isTooPlain(value: string, kind: ToldKind): boolean {
  if (kind === 'mixed' || kind === 'plain' || kind === 'words')
    return value.length < 7 || /^\/|:\/\/|\/.*\/|\w=\w|:\w{2,}.*:/.test(value);
  return kind === 'hex' ? value.length < 8 : kind === 'people' && value.includes('=');
}

/** The path of a request, and steps behind which one has a secret. */
const requested =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \S{0,200}$|\/(?:otp|tokens?|hooks?|webhooks?|reset|pin|secrets?)\/$/;
const stepsOfPath = /(?:^|[\s"'=(:])~?\/(?:root|var|usr|etc|opt|srv|tmp|mnt)(?:\/[\w.@+-]{1,64}){0,12}\/$/;

/** Whether a word is a step of a path of a file system, whose names are drawn at random as well. */
function isStepOfPath(text: string, start: number, kind: ToldKind): boolean {
  if (kind === 'people' || text[start - 1] !== '/') return false;
  const before = text.slice(Math.max(0, start - 208), start);
  return !requested.test(before) && stepsOfPath.test(before.slice(-200));
}

/** Whether a word is a name or an option: a sign and a value follow, or dashes stand before. */
function isName(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 4);
  if (/<[/?!]?$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  return (
    /^=[^=]|^["']?\s{0,2}:(?:[\s"']|$)/.test(behind) ||
    (text[start - 1] === '?' && behind.startsWith('&') && /^[a-z_]+$/.test(text.slice(start, end))) ||
    text.startsWith('--', start) ||
    text.slice(start - 2, start) === '--'
  );
}

/** Whether a word is a part of base64 that is longer, of which some may be masked. */
function isInBase64(text: string, start: number, end: number): boolean {
  const isBehindEscape = text.startsWith('\\/', start - 2);
  if ((isBehindEscape || !/[/+]/.test(text[start - 1] ?? '')) && !/[/+]/.test(text[end] ?? '')) return false;
  if (/^[/+][a-z]{3,5}-\*{8}/.test(text.slice(end, end + 16))) return true;
  let [from, to] = [start, end];
  while (from > 0 && start - from < 64 && /[\w+/]/.test(text[from - 1]!)) from -= 1;
  while (to < text.length && to - end < 64 && /[\w+/]/.test(text[to]!)) to += 1;
  const whole = text.slice(from, to);
  const isPath = whole.length < 40 && /^\/?[a-z]/.test(whole);
  return whole.length >= 20 && !isPath && /[a-z]/.test(whole) && /[A-Z]/.test(whole) && /\d/.test(whole);
}

/** Codes that are no secret. */
const otherCode = /\b(?:post(?:al)?|zip|area|country|dial(?:l?ing)?|status|error|exit|return)[ _-]?code\W{1,4}$/i;

/** Whether a number is a port, a code of another sort, or stands in JSON without quotes, where the rules for keys see it. */
function isOtherNumber(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  if (otherCode.test(before)) return true;
  return (/\s-[pP]\s{1,4}$/.test(before) && end - start < 6) || /"\s{0,4}:\s{0,4}$/.test(before);
}

/** Words that end like one for a password. */
const otherPass = /(?:com|by|tres|over|under|sur|im)pass(?:es)?\W{1,4}$/i;

/** Whether letters stand where values do, behind a sign or not far behind a word that tells of a secret. */
function mayBeTold(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 32), start);
  if (otherPass.test(before)) return false;
  return /[=:"'`([{|]$|[=:|\t>] ?$/.test(before.slice(-4)) || tells.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** Letters and signs of passwords. */
const isJoined =
  /^[-_.!*#+~$%@&^?=]{0,2}[A-Za-z\x80-\xff]+(?:[-_.!*#+~$%@&^?=]{1,2}[A-Za-z\x80-\xff]+)*[-_!?*#$.~%+&^@=]{0,3}$/;

function toldKindOf(value: string): ToldKind | undefined {
  if (value.includes('****') || isPlaceholder(value)) return undefined;
  if (/^\d+$/.test(value)) return value.length < 4 || value.length > 40 ? undefined : 'digits';
  if (/^[A-Za-z\x80-\xff]+$/.test(value)) return value.length < 5 ? undefined : 'letters';
  if (!/[0-9]/.test(value)) return value.length > 5 && isJoined.test(value) ? 'joined' : undefined;
  if (!/[A-Za-z\x80-\xff]/.test(value)) return undefined;
  const kind = kindOf(value);
  if (kind === 'number' || value.length < 5) return undefined;
  return isOutOfQuestion(value) ? undefined : kind;
}
