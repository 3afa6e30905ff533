import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { inAnyCase } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const schemes = /\b(?:(bearer)|basic|plain)[ +]{1,2}([A-Za-z0-9._~+/-]{12,4096}={0,2})/gi;
const cookies = /\bcookie\b[\w"'`\\ \]-]{0,4}(?:=>|[:=,])[ ]?["'`\\[]{0,3}(?:value"\s?:\s?")?([^\r\n"'`]{8,4096})/gi;
const sessionCookie = /(?:sess|auth|token|jwt|login|remember|csrf|connect\.sid|^sid$|^id$)/i;
const enough = { bearer: 40, cookie: 50 };

/** Looks for what a client says to be let in. */
export function headerReader(bitsOfChance: BitsOfChance): Reader {
  const clues = inAnyCase('bearer ', 'bearer+', 'basic ', 'basic+', 'plain ', 'plain+', 'cookie');
  return readerAround(clues, { before: 16, behind: 4_400 }, (text) => headers(text, bitsOfChance));
}

/** Finds what stands behind `Bearer`, `Basic` and SASL's `PLAIN`, and session cookies. */
export function* headers(text: string, bitsOfChance: BitsOfChance): Generator<Suspect> {
  for (const { index, 0: found, 1: bearer, 2: value = '' } of text.matchAll(schemes)) {
    const isSecret = bearer === undefined ? isUserAndPassword(value) : bitsOfChance(value) >= enough.bearer;
    const end = index + found.length;
    if (isSecret) yield { rule: 'authorization', start: end - value.length, end };
  }
  for (const { index, 0: found, 1: list = '' } of text.matchAll(cookies)) {
    let start = index + found.length - list.length;
    for (const cookie of list.split(';')) {
      const [name = '', value = ''] = cookie.trim().split(/=(.*)/s);
      const bits = bitsOfChance(value.replace(/%[0-9a-f]{2}/gi, '-'));
      const isHex = /^[0-9a-f]{24,}/i.test(value);
      if (value.length >= 16 && !value.includes('****') && sessionCookie.test(name) && (isHex || bits >= enough.cookie))
        yield { rule: 'session-cookie', start, end: start + cookie.length };
      start += cookie.length + 1;
    }
  }
}

function isUserAndPassword(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  return /^[\x20-\x7e]{0,64}[:\0](?!\*{3})[\x20-\x7e\0]{4,256}$/.test(text);
}
