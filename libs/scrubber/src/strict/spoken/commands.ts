import { mask, type Mask, type StrictRule } from '../rule.ts';
import { secretOptions, type SecretOptions, type ValuePart } from './command-table.ts';
import { argument } from './phrase.ts';
import { isNoWord, stays } from './stays.ts';

/** What an option is written behind: a blank, a quote around it, or the NUL between arguments that a system gives out. */
const openings = [' ', '"', "'", '\0'];

const byCommandAndOption = new Map<string, SecretOptions[]>();
for (const row of secretOptions)
  for (const command of row.commands.split(' '))
    for (const option of row.options.split(' ')) {
      const key = `${command} ${option}`;
      byCommandAndOption.set(key, [...(byCommandAndOption.get(key) ?? []), row]);
    }

const options = new Set(secretOptions.flatMap((row) => row.options.split(' ')));

/**
 * Masks the secret in an option of a well-known command: `curl -u me:********`, `mysql '-p********'`, `keytool -storepass ********`.
 * An option that asks for the password, as in `mysql -p shop`, has none.
 */
export const commandOption: StrictRule = {
  name: 'command-option', kind: 'header', since: '0.2.0',
  hints: [...options].flatMap((option) => openings.map((opening) => opening + option)),
  about: 'The secret in an option of a well-known command, such as curl -u user:secret',
  find: findOption,
}; // prettier-ignore

interface Option {
  name: string;
  written: 'apart' | 'attached';
  value: { start: number; end: number };
}

function findOption(text: string, at: number, floor: number): Mask | undefined {
  const found = [attachedOption(text, at), separateOption(text, at)].filter((option) => option !== undefined);
  if (found.length === 0) return undefined;
  const words = wordsBefore(text, at, floor);
  for (const { name, written, value } of found) {
    const row = rowFor(words, name, written);
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
  const quote = text[at] ?? '';
  const isQuoted = quote === '"' || quote === "'";
  const rest = isQuoted ? new RegExp(`([^${quote}\\r\\n]{1,1024})(?=${quote})`, 'y') : new RegExp(argument, 'y');
  const value = valueAt(text, at + 1 + option.length, rest);
  return value && { name: option, written: 'attached', value };
}

/** `-p Secret`, `--value=Secret`, `"-p", "Secret"`, or the two with a NUL between them. */
function separateOption(text: string, at: number): Option | undefined {
  const pattern = /(-{1,2}[A-Za-z][\w-]{0,40}|\/rp)(?:["']?[ \t]{1,16}|["'],[ \t]{0,8}|\0|=)(?!-)/y;
  pattern.lastIndex = at + 1;
  const [whole = '', name = ''] = pattern.exec(text) ?? [];
  if (!options.has(name)) return undefined;
  const rest = whole.endsWith('\0') ? /([^\0\r\n]{1,1024})/y : new RegExp(argument, 'y');
  const value = valueAt(text, at + 1 + whole.length, rest);
  return value && { name, written: 'apart', value };
}

function valueAt(text: string, at: number, pattern: RegExp): Option['value'] | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const value = match?.slice(1).findLast((group) => group !== undefined);
  if (!match || value === undefined) return undefined;
  const end = at + match[0].length;
  return { start: end - value.length, end };
}

const farthest = 512;

/** The words of the command that an option belongs to, as far as they stand before it. */
function wordsBefore(text: string, at: number, floor: number): string[] {
  const line = text.slice(Math.max(floor, at - farthest), at).replace(/\\\r?\n/g, ' ');
  const ends = ['\n', ' | ', '; ', '&& ', '\\n'].map((end) => line.lastIndexOf(end));
  return line.slice(Math.max(0, ...ends)).split(/["'\s,\0()$;|&]+/);
}

/** The row of the nearest command before the option that takes it. */
function rowFor(words: readonly string[], option: string, written: 'apart' | 'attached'): SecretOptions | undefined {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const rows = byCommandAndOption.get(`${baseName(words[index] ?? '')} ${option}`) ?? [];
    for (const row of rows) {
      const isNamed = /^-{1,2}n(?:ame|amespace)?$/.test(words[index - 1] ?? '');
      if (isNamed || ![written, 'either'].includes(row.written ?? 'apart')) continue;
      if (
        !row.needs ||
        row.needs.test(
          words
            .slice(index + 1)
            .join(' ')
            .trim(),
        )
      )
        return row;
    }
  }
  return undefined;
}

function baseName(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.exe$/i, '')
    .toLowerCase();
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
    case 'colonOrToken':
      return value.includes(':') ? behind(':') : value.length > 15 && isNoWord(value) ? 0 : -1;
  }
}

/** `-p` is a port to many: `8080:80`, `127.0.0.1:53:53/udp`. */
function isPort(value: string): boolean {
  return /^(?:[\d.]+:)?\d{1,5}:\d{1,5}(?:\/\w+)?$/.test(value);
}
