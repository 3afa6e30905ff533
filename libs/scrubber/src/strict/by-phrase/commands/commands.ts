import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { secretOptions, type SecretOptions, type ValuePart } from './command-table.ts';
import { argument, closesString } from '../phrase.ts';
import { isNoWord, stays } from '../stays.ts';

/** What an option is written behind: a blank, a quote around it, or the NUL between arguments that a system gives out. */
const openings = [' ', '"', "'", '\0'];

/** For each option, the rows of each command that has it. */
const options = new Map<string, Map<string, SecretOptions[]>>();
for (const row of secretOptions)
  for (const option of row.options.split(' ')) {
    const rows = options.get(option) ?? new Map<string, SecretOptions[]>();
    options.set(option, rows);
    for (const command of row.commands.split(' ')) rows.set(command, [...(rows.get(command) ?? []), row]);
  }

/** What may stand behind an option's dash: its letter, a second dash, or a letter of a bundle such as curl's `-sSu`. */
const letters = new Set([...options.keys()].map((option) => option.replace(/^--?|^./, '').charAt(0)));
const bundles = ['s', 'f', 'k', 'L', 'v', 'i', 'g'];
const begins = new Set(['-', ...[...letters, ...bundles].map((letter) => letter.toLowerCase())]);

/**
 * Masks the secret in an option of a well-known command: `curl -u me:********`, `mysql '-p********'`, `keytool -storepass ********`.
 * An option that asks for the password, as in `mysql -p shop`, has none.
 */
export const commandOption: StrictRule = {
  name: 'command-option', kind: 'header', since: '0.1.0',
  hints: [...openings.flatMap((opening) => [...begins].map((sign) => `${opening}-${sign}`)), ' /p:', ' /rp'],
  about: 'The secret in an option of a well-known command, such as curl -u user:secret',
  glance: mayBeOption,
  find: findOption,
}; // prettier-ignore

const plainOption = /(-{1,2}[A-Za-z][\w-]{0,40}|\/rp)(?:[ \t]{1,16}|\0|=)(?!-)/y;
/** In the kernel's audit, the next argument has its number before it: `a3="-w" a4="…"`. */
const quotedOption = /(-{1,2}[A-Za-z][\w-]{0,40})(?:["'],?[ \t]{0,8}(?:a\d{1,3}=)?|[ \t]{1,16}|=)(?!-)/y;
const unquoted = new RegExp(argument, 'y');
const toQuote = { '"': /([^"\r\n]{1,1024})(?=")/y, "'": /([^'\r\n]{1,1024})(?=')/y };

/** Whether an option of one of these commands begins here. */
function mayBeOption(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at + 2]!;
  if (sign === dash) return letterCodes.has(bytes[at + 3]!);
  if (bytes[at + 1] === slashCode || letterCodes.has(sign)) return true;
  let end = at + 2;
  while (end < at + 10 && (bytes[end]! | 32) > 96 && (bytes[end]! | 32) < 123) end += 1;
  return (bytes[end - 1]! | 32) === 117;
}

const [dash, slashCode] = [45, 47];
const letterCodes = new Set([...letters].map((letter) => letter.charCodeAt(0)));

interface Option {
  name: string;
  written: 'apart' | 'attached';
  value: { start: number; end: number };
}

function findOption(text: string, at: number, floor: number): Mask | undefined {
  const found = [attachedOption(text, at), separateOption(text, at)].filter((option) => option !== undefined);
  for (const { name, written, value } of found) {
    const row = rowFor(text, at, floor, name, written);
    const whole = text.slice(value.start, value.end);
    const offset = row ? secretIn(whole, row.holds) : -1;
    const secret = whole.slice(offset);
    if (offset < 0 || stays(secret) || isPort(secret)) continue;
    return { start: value.start + offset, end: value.end, text: mask, rule: commandOption.name, learn: secret };
  }
  return undefined;
}

/** `-pSecret`, `-p'Secret'`, `'-pSecret'` or `/p:Secret`. */
function attachedOption(text: string, at: number): Option | undefined {
  const name = /-[A-Za-z]|\/p:/y;
  name.lastIndex = at + 1;
  const option = name.exec(text)?.[0];
  if (option === undefined || !options.has(option)) return undefined;
  const quote = text[at];
  const rest = quote === '"' || quote === "'" ? toQuote[quote] : unquoted;
  const value = valueAt(text, at + 1 + option.length, rest);
  return value && { name: option, written: 'attached', value };
}

/** `-p Secret`, `--value=Secret`, `"-p", "Secret"`, or the two with a NUL between them. */
function separateOption(text: string, at: number): Option | undefined {
  const isQuoted = text[at] === '"' || text[at] === "'";
  const pattern = isQuoted ? quotedOption : plainOption;
  pattern.lastIndex = at + 1;
  const [whole = '', written = ''] = pattern.exec(text) ?? [];
  const name = /^-[A-Za-z]{1,7}u$/.test(written) ? '-u' : written;
  if (!options.has(name)) return undefined;
  const rest = whole.endsWith('\0') ? /([^\0\r\n]{1,1024})/y : unquoted;
  const value = valueAt(text, at + 1 + whole.length, rest);
  return value && { name, written: 'apart', value };
}

function valueAt(text: string, at: number, pattern: RegExp): Option['value'] | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const value = match?.slice(1).findLast((group) => group !== undefined);
  if (!match || value === undefined) return undefined;
  const end = at + match[0].length;
  const start = end - value.length;
  return closesString(text, start - 1) ? undefined : { start, end };
}

const farthest = 512;
const mostWords = 64;
const shortestName = 2;
const endsWord = Uint8Array.from({ length: 256 }, (_, code) =>
  '"\' \t\r\n,\0()$;|&`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** The row of the nearest command before the option that takes it. */
function rowFor(
  text: string,
  at: number,
  floor: number,
  option: string,
  written: Option['written'],
): SecretOptions | undefined {
  const rows = options.get(option);
  const lowest = Math.max(floor, at - farthest);
  for (let end = at, words = 0; end > lowest && words < mostWords; words += 1) {
    let start = end;
    while (start > lowest && endsWord[text.charCodeAt(start - 1)] === 0) start -= 1;
    for (const row of end - start < shortestName ? [] : ((rows && rowsOf(rows, text.slice(start, end))) ?? [])) {
      const isWritten = row.written === 'either' || (row.written ?? 'apart') === written;
      const between =
        row.needs &&
        text
          .slice(end, at)
          .replaceAll(/[\s"',\0]+/g, ' ')
          .trim();
      if (isWritten && !isNamed(text, start) && (between === undefined || row.needs?.test(between))) return row;
    }
    if (endsCommand(text, start - 1)) return undefined;
    end = start - 1;
  }
  return undefined;
}

function rowsOf(rows: ReadonlyMap<string, SecretOptions[]>, word: string): SecretOptions[] | undefined {
  const found = rows.get(word);
  if (found || !/[/\\.A-Z]/.test(word)) return found;
  const backslash = word.lastIndexOf('\\');
  const base = word
    .slice(Math.max(word.lastIndexOf('/'), backslash) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '');
  return rows.get(base) ?? (backslash < 0 ? undefined : rows.get(base.slice(1)));
}

/** Whether a command ends here: at a line's end that no backslash undoes, and at a sign that a blank follows. */
function endsCommand(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (sign === '\n') return text[at - 1] !== '\\' && text[at - 2] !== '\\';
  return /[|;&]/.test(sign) && /\s/.test(text[at + 1] ?? '');
}

/** Whether a word is the name that something is given, as in `docker run --name mongo`. */
function isNamed(text: string, start: number): boolean {
  return /\s-{1,2}n(?:ame|amespace)?[= ]$/.test(text.slice(Math.max(0, start - 14), start));
}

/** Where the secret begins in a value; below zero: there is none. */
function secretIn(value: string, part: ValuePart | undefined): number {
  const behind = (sign: string, from = 0): number => value.indexOf(sign, from) + 1 || -1;
  switch (part) {
    case undefined:
      return 0;
    case 'percent':
      return behind('%');
    case 'comma':
      return behind(',');
    case 'cookies':
      return value.includes('=') ? 0 : -1;
    case 'passSource':
      return value.startsWith('pass:') ? 5 : -1;
    case 'colon':
      return behind(':', /^[A-Za-z]:\\/.test(value) ? 2 : 0);
    case 'lastColon':
      return value.lastIndexOf(':') + 1 || -1;
    case 'colonOrToken':
      return value.includes(':') ? behind(':') : value.length > 15 && isNoWord(value) ? 0 : -1;
  }
}

/** `-p` is a port to many: `8080:80`, `127.0.0.1:53:53/udp`. */
function isPort(value: string): boolean {
  return /^(?:[\d.]+:)?\d{1,5}:\d{1,5}(?:\/\w+)?$/.test(value);
}
