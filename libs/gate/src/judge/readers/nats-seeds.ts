import { words } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const kinds = 'UAOCNX';
const seed = new RegExp(`\\bS[${kinds}][A-Z2-7]{56}\\b`, 'g');
const clues = words(...kinds.split('').map((kind) => `S${kind}`));

/** Looks for seeds of NATS. */
export const seedReader: Reader = readerAround(clues, { before: 1, behind: 59 }, natsSeeds);

/** Finds seeds of NATS by their checksum. */
export function* natsSeeds(text: string): Generator<Suspect> {
  for (const { index, 0: found } of text.matchAll(seed)) {
    if (hasChecksum(found)) yield { rule: 'nats-seed', start: index, end: index + found.length };
  }
}

/** A seed of NATS is base32 of its kind, 32 bytes and the CRC-16 of both, low byte first. */
function hasChecksum(text: string): boolean {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = 0;
  let held = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  const [high, low] = [bytes.at(-1)!, bytes.at(-2)!];
  let sum = 0;
  for (const byte of bytes.slice(0, -2)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum === ((high << 8) | low);
}
