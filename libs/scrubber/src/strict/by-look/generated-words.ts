import { mask, type Mask } from '../rule.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { tableOf } from '../scan/byte-table.ts';
import { answersWithId } from './answers.ts';
import { isEncodedWord } from './encoded-words.ts';
import { harmlessShape, isInVersion, isPlainId, isStatementId } from './harmless-shapes.ts';
import { isMixedWithSigns, type HardToRead } from './readable-words.ts';
import { publicBlocks, type IsInBlock } from './public-blocks.ts';
import { isPublicKeyMember } from './public-key-members.ts';
import { isPublicByLabel, surroundingsOf } from './surroundings.ts';
import { unitsPerBit } from './cost-table.ts';

/** A part of a word that surprises, as the scan lists it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** In eighths of a bit. */
  readonly surprise: number;
}

/** From how many bits on a word counts as generated, by what stands around it. */
const enough = { plain: 48, telling: 32 };
/** And by how many it has to be hard to read, part by part. */
const hard = { plain: 28, telling: 20 };
const longestWord = 8_192;
const farthestBlock = 32_768;
/** How far behind the beginning of a part its word may begin: the masker only waits so long for it. */
const farthestStart = 8_192;
/** What surprises less is no word for any surroundings. */
export const leastSurprise = enough.telling * unitsPerBit;
const isWordCharacter = tableOf(/[A-Za-z0-9_+~!$^*%#@?=-]/);
const isBeginning = tableOf(/[A-Za-z0-9_+~!$^*%-]/);

/** What follows the name of a value that is masked. */
const namesMasked = /^["']?\s?(?:[=:]|=>)\s?["']?(?:[a-z]{3,5}-)?\*{8}/;

type FindWord = (text: string, part: Part, isTaken: (start: number) => boolean) => readonly Mask[];

/**
 * Makes the judgement of surprising words: by how surprising each is, by its form, and by what stands around it. The rule that it
 * counts for says which of these decided. It asks whether what begins at a place goes anyway.
 */
export function generatedWords(hardToRead: HardToRead): FindWord {
  const isInBlock = publicBlocks(farthestBlock);
  return (text, part, isTaken) => generatedWord(text, part, isTaken, { hardToRead, isInBlock });
}

function generatedWord(
  text: string,
  part: Part,
  isTaken: (start: number) => boolean,
  { hardToRead, isInBlock }: { hardToRead: HardToRead; isInBlock: IsInBlock },
): readonly Mask[] {
  const { start, end } = wordAround(text, part);
  const word = text.slice(start, end);
  if (word.includes('****') || (isTaken(start) && !/[,;]/.test(word))) return [];
  if (end - start < 8 || harmlessShape(word) !== undefined || isHarmlessRow(word, hardToRead)) return [];
  if (
    isLogColumn(text, start, end) ||
    isInPath(text, start, word) ||
    isClassName(text, start, word) ||
    isInBlock(text, start)
  )
    return [];
  if (isAddress(text, start, end, word) || isRoom(text, start, word)) return [];
  if (namesMasked.test(text.slice(end, end + 24))) return [];
  if (word.endsWith('=') && /["'\w$]/.test(text[end] ?? ' ')) return [];
  if (
    isEncodedWord(word) ||
    isPublicKeyMember(text, start, end) ||
    answersWithId(text, start) ||
    isInVersion(text, start, end)
  )
    return [];
  if (isPlaceholder(word) || isPlaceholder(tokenAround(text, start, end))) return [];
  const surroundings = surroundingsOf(text, start, end);
  if (surroundings === 'harmless' || part.surprise < enough[surroundings] * unitsPerBit) return [];
  if (!isMixedWithSigns(word) && hardToRead(word) < hard[surroundings]) return [];
  if (isStatementId(word, text.slice(end, end + 16), text.slice(Math.max(0, start - 120), start))) return [];
  if ((surroundings === 'plain' && isPlainId(word)) || isPublicByLabel(text, start)) return [];
  const whole = beginningOfJoined(text, start);
  if (whole < start && surroundingsOf(text, whole, end) === 'harmless') return [];
  const rule = surroundings === 'telling' ? 'generated-beside-telling-word' : 'generated-word';
  const isHard = (cell: string) => isMixedWithSigns(cell) || hardToRead(cell) >= hard[surroundings];
  const isPublic = (from: number, to: number) => surroundingsOf(text, from, to) === 'harmless';
  return masksOf(word, start, { rule, isHard, isPublic });
}

/**
 * The whole word that a part is in: a prefix and what was too plain to count belong to it; the key before it and signs that end a
 * sentence do not.
 */
function wordAround(text: string, part: Part): { start: number; end: number } {
  let { start, end } = part;
  const highest = Math.min(text.length, end + longestWord);
  while (end < highest && isWordCharacter[text.charCodeAt(end)] === 1) end += 1;
  const lastStart = Math.min(end - 6, start + farthestStart);
  if (text[start] === '#' && /^#[\w.]{1,60}=/.test(text.slice(start, start + 64))) start += 1;
  while (mayBeKey(text, start)) {
    key.lastIndex = start;
    if (!key.test(text) || key.lastIndex >= lastStart) break;
    start = key.lastIndex;
  }
  while (start < end && '/.:=([{,;|?&@)}]#%'.includes(text[start] ?? 'a')) start += 1;
  if (start === part.start) start = beginningOfWord(text, start);
  start = behindEscape(text, start);
  if (text.startsWith('![CDATA[', start)) start = Math.min(end, start + 8);
  while (end > start && /[.,:;!?)\]}&-]/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end: endOfHash(text, start, end) };
}

/** Whether signs of a pipe are all that joins the parts of a word, of which none is hard to read: `C0NRKHWLOAU|security`. */
function isHarmlessRow(word: string, hardToRead: HardToRead): boolean {
  return (
    word.includes('|') &&
    /^[\w.:|-]{1,512}$/.test(word) &&
    word
      .split('|')
      .every((cell) => cell.length < 4 || harmlessShape(cell) !== undefined || hardToRead(cell) < hard.telling)
  );
}

/** Where a hash of crypt(3) ends, which has no colon: in /etc/shadow and the like the next field follows. Any sign can be the last of bcrypt's. */
function endOfHash(text: string, start: number, end: number): number {
  const hash = /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$[\w-]{1,16}\$[^:\s]{20,512}(?=:)/y;
  hash.lastIndex = start;
  return hash.test(text) ? hash.lastIndex : end;
}

/** What is asked of the cells of a word. */
interface Cells {
  readonly rule: string;
  readonly isHard: (cell: string) => boolean;
  /** Whether what stands between two places is public by its label. */
  readonly isPublic: (from: number, to: number) => boolean;
}

/** The masks of a word: of a row of cells, each that is no plain word, number or harmless shape has its own. */
function masksOf(word: string, start: number, { rule, isHard, isPublic }: Cells): Mask[] {
  const isRow = /(?:[,;][^,;]*){2}/.test(word);
  return [...word.matchAll(/[^,;]+/g)].flatMap(({ 0: cell, index }) => {
    const from = start + index;
    const name = nameOfCell.exec(cell)?.[0].length ?? 0;
    if (
      cell !== word &&
      (/^(?:.{0,5}|[A-Za-z]+|[\d.]+)$/.test(cell) ||
        cell.includes('****') ||
        harmlessShape(cell) ||
        (name > 0 && (harmlessShape(cell.slice(name)) || isPublic(from + name, from + cell.length))) ||
        (isRow && (!isHard(cell) || (rule === 'generated-word' && isPlainId(cell)))))
    )
      return [];
    return [{ start: from, end: from + cell.length, text: `token-${mask}`, rule, learn: cell }];
  });
}

/** A name and a sign before the value of a cell: `M_TMSI:0x1f`, `s=[PLC]DB2`. */
const nameOfCell = /^[A-Za-z_][\w.-]{0,40}[=:][[({"']{0,2}/;

/** A name and a sign behind it, or a step of a path, with which a part can begin: `xid=`, `hook/`. */
const key =
  /(?:\/{0,2}(?:[a-z0-9._-]{1,60}|[A-Za-z]{1,40}|[A-Z0-9]{1,12})\/|(?:[A-Za-z]?[a-z_.-]{0,40}|[A-Z_]{1,40}|[A-Z][a-z]{1,40}_?\d{0,4}|[A-Z]?[a-z]{1,16}(?:[A-Z][a-z]{1,16}){1,4}|[\w.-]{0,40}(?=[=:]["']?.{12}))[=:(,;[{|?&]["']?)/y;

const inKey = tableOf(/[\w.-]/);
const endsKey = tableOf(/[/=:(,;[{|?&]/);
const longestKey = 64;

/** Whether a sign that can end a key follows the letters, digits and signs of names at a place. */
function mayBeKey(text: string, from: number): boolean {
  let at = from;
  while (at < from + 2 && text[at] === '/') at += 1;
  for (const most = at + longestKey; at < most && inKey[text.charCodeAt(at)] === 1; at += 1);
  return endsKey[text.charCodeAt(at)] === 1;
}

/** The letters of an escape, as in `\nZk3v`, are no part of the word. */
function behindEscape(text: string, start: number): number {
  if (text[start - 1] !== '\\') return start;
  const escape = /u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrtbf0]/y;
  escape.lastIndex = start;
  return start + (escape.exec(text)?.[0].length ?? 0);
}

function beginningOfWord(text: string, from: number): number {
  let start = from;
  const lowest = Math.max(0, from - 128);
  while (start > lowest && isBeginning[text.charCodeAt(start - 1)] === 1) start -= 1;
  if (text[start - 1] !== '/') return start;
  const step = /(?:^|[^A-Za-z0-9+/])((?:[A-Za-z0-9+]{1,128}\/){1,4})$/.exec(text.slice(lowest, start))?.[1];
  return step !== undefined && /[a-z]/.test(step) && /[A-Z]/.test(step) && /\d/.test(step)
    ? start - step.length
    : start;
}

const joins = tableOf(/[\w.-]/);

/** Where what a word is joined to by full stops and the like begins: its name stands before that. */
function beginningOfJoined(text: string, from: number): number {
  let start = from;
  for (const lowest = Math.max(0, from - 128); start > lowest && joins[text.charCodeAt(start - 1)] === 1; start -= 1);
  return start;
}

/** All around a word that no blank, quote or sign of a pair ends. */
function tokenAround(text: string, start: number, end: number): string {
  const before = /(?<=([^\s"'`=:,;]{0,64}))/y;
  before.lastIndex = start;
  const behind = /^[^\s"'`,;]{0,64}/.exec(text.slice(end, end + 64))?.[0] ?? '';
  return (before.exec(text)?.[1] ?? '') + text.slice(start, end) + behind;
}

/** Whether a word is a column of a log in brackets behind another, as the ids of requests and threads: `[debug] [c7d9W1G9p4u5] GET`. */
function isLogColumn(text: string, start: number, end: number): boolean {
  return text[end] === ']' && /\] ?\[$/.test(text.slice(Math.max(0, start - 3), start));
}

/** Whether a word and what is behind it are an address of mail that no user and password stand before. */
function isAddress(text: string, start: number, end: number, word: string): boolean {
  return (
    /^[\w.+-]{1,64}@[\w-]+$/.test(word) &&
    /^\.[a-z]/i.test(text.slice(end, end + 2)) &&
    !/[:/]/.test(text[start - 1] ?? '')
  );
}

/** Whether a word is, or begins, a room of a chat on some server: `!kTbVqLwXyRzNmPcDhS:chat.example.org`. */
function isRoom(text: string, start: number, word: string): boolean {
  const from = word.startsWith('!') ? start : start - 1;
  return /^![A-Za-z0-9]{18}:[\w-]{1,63}\.[a-z\d]/.test(text.slice(from, from + 85));
}

/** Whether a word is the name of a class behind that of its package: `com.sun.security.Krb5LoginModule`. */
function isClassName(text: string, start: number, word: string): boolean {
  return (
    /^[A-Z][A-Za-z]+(?:\d{1,2}[A-Za-z]*)?$/.test(word) &&
    /(?:\b[a-z]\w{0,40}\.){2}$/.test(text.slice(Math.max(0, start - 90), start))
  );
}

const slashCode = 47;
const endsPath = tableOf(/[\s"'`=,;()<>]/);

/** Whether a word is a step of a path in a file system; in a URL's path, secrets do stand. */
function isInPath(text: string, start: number, word: string): boolean {
  let [at, slash] = [start, -1];
  for (const lowest = Math.max(0, start - 256); at > lowest; at -= 1) {
    const code = text.charCodeAt(at - 1);
    if (endsPath[code] === 1) break;
    if (code === slashCode) slash = at - 1;
  }
  if (slash < 0) return false;
  const path = text.slice(at, start);
  if (/inline:[A-Za-z+]{1,12}\/$/.test(path) && isLongBase64(word)) return false;
  return !path.includes('://') && !path.includes('?');
}

/** Base64 has slashes, too: what stands before the first may read as a step of a path. */
function isLongBase64(word: string): boolean {
  return /^[A-Za-z0-9+/]{24,}={0,2}$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
}
