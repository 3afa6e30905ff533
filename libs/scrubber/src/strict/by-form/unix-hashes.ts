import { mask, type Mask, type StrictRule } from '../rule.ts';

const farthest = 200;

/** A user, 13 signs of DES, and numbers or a home behind them, as passwd(5), shadow(5) and NIS have them. */
const record =
  /^[\w.@-]{1,32}:([./A-Za-z0-9]{13}):(?:\d{1,7}:\d{1,7}:[^:]{0,80}(?::\/[^:]{0,64})?|\d{0,6}(?::\d{0,6}){0,4})$/;

/** Masks what crypt(3) made of a password with DES in a list of users: `eva:********:7312:100:Eva:/home/eva:/bin/csh`. */
export const unixHash: StrictRule = {
  name: 'unix-hash',
  kind: 'format',
  since: '0.3.0',
  hints: [':/home/', ':/root:', ':/bin/', ':/sbin/', ':/usr/', ':/var/', ':/export/', ':/nonexistent', ':::'],
  about: 'A password hashed by DES in a list of users, as passwd, shadow and NIS have it',
  find: findHash,
};

function findHash(text: string, at: number, floor: number): Mask | undefined {
  const before = text.slice(Math.max(floor, at - farthest), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const hash = record.exec(line)?.[1];
  if (hash === undefined || !/[a-z]/.test(hash) || !/[A-Z0-9./]/.test(hash)) return undefined;
  const start = at - line.length + line.indexOf(':') + 1;
  return { start, end: start + hash.length, text: mask, rule: unixHash.name, learn: hash };
}
