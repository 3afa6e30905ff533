import { mask, type Mask, type StrictRule } from '../rule.ts';
import { foreignName, foreignNames } from './keys/foreign-names.ts';
import { keyValue } from './key-values.ts';
import { beginsLine, type Key } from './keys/key.ts';

/** A name and its ending, up to a wide colon or a sign of punctuation. */
const nameAt = new RegExp(`${foreignName}(?:(?!\\xef\\xbc\\x9a|\\xe2\\x80|\\xe3\\x80)[\\w.\\x80-\\xff-]){0,32}`, 'y');
/** A word, up to wide brackets and signs. */
const wordAt = /^(?:(?!\xef\xbc[\x88\x89\x8c\x9b]|\xe3\x80[\x81\x82\x8d])\S)+/;

/** Masks the value of a key that names a password in letters that are not ASCII: `пароль: ********`. */
export const foreignValue: StrictRule = {
  name: 'foreign-value', kind: 'key', since: '0.3.0', hints: foreignNames,
  about: 'The value of a key that is a word for password in letters that are not ASCII', find: findForeign,
}; // prettier-ignore

function findForeign(text: string, at: number, floor: number): Mask | undefined {
  const found = keyValue(text, at, floor, foreignKey);
  if (!found || /["'`]/.test(text[found.start - 1] ?? '')) return found;
  const value = text.slice(found.start, found.end);
  const first = wordAt.exec(value)?.[0] ?? '';
  const isSaid = /[\w\x80-\xff](?<!\xef\xbc\x9a) {1,4}$/.test(text.slice(Math.max(0, found.start - 8), found.start));
  if (!(isSaid ? /\d/ : /[A-Za-z0-9]/).test(first)) return undefined;
  if (first === value) return found;
  const { until: _, ...closed } = found;
  const learn = first.replace(/[,;.)]+$/, '');
  return { ...closed, end: found.start + learn.length, text: mask, learn };
}

function foreignKey(text: string, at: number, floor: number): Key | undefined {
  nameAt.lastIndex = at;
  const name = nameAt.exec(text)?.[0];
  if (name === undefined) return undefined;
  return { start: at, end: at + name.length, kind: 'password', beginsLine: beginsLine(text, at, floor) };
}
