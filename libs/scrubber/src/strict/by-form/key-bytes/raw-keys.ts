import { isHexDigit, mask, type Mask, type StrictRule } from '../../rule.ts';

/** Names behind which the bytes of a key stand; between them and the bytes may be a type, brackets and other keys of a list. */
const owner =
  /(?:(?:key|secret|psk|seed|token|jwt|aes|hmac|priv\w{0,4}|accounts?|wallet|deployer|signer|operator|\bpk)[\w.]{0,16}["'\]]{0,2}(?:\[\w{0,12}\]|(?:\+\d{1,5})?>)?\s{0,3}(?:\$\d{1,4} |(?:\r?\n0x[0-9a-f]{4,16}(?: <[^<>\n]{0,40}>)?:(?:[ \t]0x[0-9a-f]{2}){0,16}){0,15}\r?\n0x[0-9a-f]{4,16}(?: <[^<>\n]{0,40}>)?(?=:))?(?:[:=,(]|=>|:=|\{)?\s{0,3}(?:new |b)?[\w.<>[\]]{0,24}\s{0,2}[[({]{0,2}\s{0,8}["'`]?(?:0x[0-9a-f]{64}["'`]?,\s{0,8}["'`]?){0,3})$/i;
/** What has a hash for its value, though a word of the above stands in it. */
const ofHashes =
  /(?:hash|tx|block|root|topic|slot|digest|sha\d*|public|pub)[\w.]{0,16}["']?\s{0,3}[:=,(]\s{0,3}["'`]?$/i;
const number = /0x[0-9a-f]{64}(?![0-9a-z])/iy;
const list = /0x[0-9a-f]{2}(?:u8)?(?:(?:\s{0,2},\s{0,12}|[ \t]{1,4})0x[0-9a-f]{1,2}(?:u8)?){7,63}/iy;
const farthest = 320;

/** Masks the bytes of a key, written as one number or as a list: `uint8_t aes_key[] = { ******** };`. */
export const rawKey: StrictRule = {
  name: 'raw-key', kind: 'format', since: '0.2.0', hints: ['0x'], glance: mayBeBytes,
  about: 'The bytes of a key behind its name, as one number in hexadecimal or as a list of them',
  find: findBytes,
}; // prettier-ignore

function findBytes(text: string, at: number, floor: number): Mask | undefined {
  const bytes = found(number, text, at) ?? found(list, text, at);
  const before = text.slice(Math.max(floor, at - farthest), at);
  if (bytes === undefined || ofHashes.test(before) || !owner.test(before)) return undefined;
  return { start: at, end: at + bytes.length, text: mask, rule: rawKey.name, learn: bytes };
}

function found(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Whether another number follows behind a comma, or this one is long: most are addresses and flags. */
function mayBeBytes(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at + 4];
  if (sign === 44 || sign === 32 || sign === 9 || sign === 117) return true;
  return isHexDigit(bytes[at + 40]) && isHexDigit(bytes[at + 65]);
}
