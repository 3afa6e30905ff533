import { rowBelow, rowOfBytes } from './byte-rows.ts';
import { isHexDigit, mask, type Mask, type StrictRule } from '../../rule.ts';

/** Numbers of at least four bytes; their first sign between is that of all. */
const numbers = String.raw`[0-9a-f]{2}([ :,-])[0-9a-f]{2}(?:\2[0-9a-f]{2}){2,127}(?![0-9a-f]|[:-]\w)`;
const named = new RegExp(
  String.raw`(?:key|secret|psk|password)[a-z]{0,12}(?:[ _][a-z]\w{0,15}){0,2}["'\])>]{0,3}(?: ?\(\w[^()\n]{0,24}\)| found!)?[ \t]{0,12}(?:[:=[]|=>|is)?[ \t]{0,4}(?:0x|[[{]|hex(?:\(\d\))?:)?(${numbers})`,
  'iy',
);
/** Whose keys are public, or no more than names; and what is not the key itself. */
const ofOthers =
  /(?<![a-z])(?:public|pub|peer|foreign|primary|cache|partition|sort|routing|gpg|pgp|host|server|row|object|subject|authority|issuer|hash|lookup|registry|trusted)[ _./-]?$/i;
const aboutKey =
  /hash|digest|sha-?\d|md5|finger|thumb|print|ids?\b|ident|serial|public|\bpub|check|sum\b|crc|sign|nonce|\bmic\b|addr|mac\b|vers|ofs|offset|salt|index|size|len|state|date|expir|rsc|seq/i;
/** What says that a key is one to encrypt with: of others the bytes with colons are fingerprints. */
const secretOwner =
  /(?:priv\w{0,4}|secret|aes|des|hmac|session|master|crypt\w{0,5}|cipher|auth\w{0,10}|shared|wrap\w{0,4}|storage|volume|we[pd]|wpa|psk|link|network|nwk|transport|app|device|root|sign\w{0,3}|burn)[ _.-]?(?:\w{1,8}[ _.-]?)?$/i;
const found = /^key found! |=hex/i;
const withWords = /^\w+ [a-z][^:=([]*$/i;
const fewest = { behindWords: 8, inList: 10, inRow: 12 };
const further = rowOfBytes(String.raw`[ \t]{2,40}`, String.raw`[0-9a-f]{2}(?: [0-9a-f]{2}){3,31}`);

/** Masks the bytes of a key behind its name on the line: `burn_key flash_encryption: ********`, `seed C5 73 1A 02 key ********`. */
export const keyBytes: StrictRule = {
  name: 'key-bytes', kind: 'key', since: '0.3.0', hints: ['key', 'secret', 'psk', 'password'], glance: mayHaveNumbers,
  about: 'The bytes of a key behind its name on the line, as numbers in hexadecimal with blanks or colons between', find: findNumbers,
}; // prettier-ignore

function findNumbers(text: string, at: number, floor: number): Mask | undefined {
  named.lastIndex = at;
  const [whole = '', bytes = '', sign = ''] = named.exec(text) ?? [];
  if (whole === '' || !/[a-f]/i.test(bytes) || !/\d/.test(bytes)) return undefined;
  const before = text.slice(Math.max(floor, at - 24), at);
  const name = whole.slice(0, -bytes.length);
  if (ofOthers.test(before) || aboutKey.test(name)) return undefined;
  if (withWords.test(name) && bytes.length < 3 * fewest.behindWords - 1) return undefined;
  const isList = sign !== ' ' && !found.test(name);
  if (
    isList &&
    (bytes.length < 3 * fewest.inList - 1 || !(secretOwner.test(before) || /^secret|^psk|^password/i.test(name)))
  )
    return undefined;
  const end = at + whole.length;
  const isRow = sign === ' ' && bytes.length >= 3 * fewest.inRow - 1;
  return {
    start: end - bytes.length,
    end,
    text: mask,
    rule: keyBytes.name,
    learn: bytes,
    ...(isRow && { next: (later: string, moved: number) => rowBelow(later, end - moved, keyBytes.name, further) }),
  };
}

/** Whether four numbers of two digits follow soon on the line, with one sign between each two. */
function mayHaveNumbers(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length - 10, at + 80);
  for (let place = at + 3; place < end; place += 1) {
    if (bytes[place] === 10) return false;
    const sign = bytes[place + 2];
    if (sign !== 32 && sign !== 58 && sign !== 45 && sign !== 44) continue;
    if (isPair(bytes, place) && isPair(bytes, place + 3) && isPair(bytes, place + 6) && isPair(bytes, place + 9))
      return true;
  }
  return false;
}

function isPair(bytes: Uint8Array, at: number): boolean {
  return isHexDigit(bytes[at]) && isHexDigit(bytes[at + 1]);
}
