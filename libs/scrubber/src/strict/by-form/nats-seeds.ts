import { isAlphanumeric, mask, type Mask } from '../rule.ts';

/** How seeds begin: S, and the kind of its owner: account, user, operator, server, cluster, curve. */
export const seedHints = ['SAA', 'SUA', 'SOA', 'SNA', 'SCA', 'SXA'].flatMap((prefix) =>
  Array.from('ABCDEFGHIJKLMNOP', (next) => `${prefix}${next}`),
);

const seed = /S[AUONCX]A[A-P][A-Z2-7]{54}/y;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Masks a seed of NATS; the checksum at its end tells it from a word in upper case. */
export function natsSeed(text: string, at: number): Mask | undefined {
  seed.lastIndex = at;
  const found = seed.exec(text)?.[0];
  if (
    found === undefined ||
    isAlphanumeric(text.charCodeAt(at - 1)) ||
    isAlphanumeric(text.charCodeAt(at + found.length))
  )
    return undefined;
  const bytes = decoded(found);
  const sum = bytes.at(-2)! | (bytes.at(-1)! << 8);
  if (crc16(bytes.subarray(0, -2)) !== sum) return undefined;
  return { start: at, end: at + found.length, text: mask, rule: 'nats-seed', learn: found };
}

/** The bytes of a text in base32. */
function decoded(text: string): Uint8Array {
  const bytes = [];
  let [bits, value] = [0, 0];
  for (const letter of text) {
    value = ((value << 5) | alphabet.indexOf(letter)) & 0xff_ff;
    bits += 5;
    if (bits >= 8) bytes.push((value >> (bits -= 8)) & 255);
  }
  return Uint8Array.from(bytes);
}

/** CRC-16 with polynomial 0x1021, from 0, as XMODEM uses it. */
function crc16(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum & 0x80_00) === 0 ? sum << 1 : (sum << 1) ^ 0x10_21) & 0xff_ff;
  }
  return sum;
}
