import { mayBeRow } from '../../encoded/hex-dumps.ts';
import { isHexDigit, type Mask, type StrictRule } from '../../rule.ts';
import { rowFrom, rowOfBytes } from './byte-rows.ts';

/** How far before a dump's first row the line that says of what it is may begin, and how many lines that are. */
const farthest = 640;
const mostLines = 2;

const number = String.raw`(?:0x|\[)?[0-9a-f]{1,15}[0-9](?:[:|\]h]{0,2}| -)|[ \t]\d{1,5}:`;
const bytes = String.raw`(?:[0-9a-f]{2,4}[ -]{1,3}){1,31}[0-9a-f]{2,4}`;
/** A row of a dump has its number behind whatever a log puts before it. */
const row = rowOfBytes(String.raw`(?:[^\n]{0,120}?[\s\]|])??(?:${number})[ \t]{1,4}`, bytes);

/** What reads a file whose name says that it is a key. */
const readsKey =
  /(?:^|[\s|;&$#>])(?:xxd|hexdump|hd|od|hexyl)\s[^\n]{0,160}?(?:key|secret|psk|passw|token|keytab|credential|\.kek)[\w.-]{0,24}(?:["']?(?:\s*[|<>]|\s+-|\s*$))/i;
const ofPublic = /public|\.pub\b|pubkey|_keys\b|known_hosts|\.(?:crt|cer|csr|p7b)\b|key(?:map|board|words?|code)/i;
/** What strongSwan says before it writes out bytes, and what else names a key at its end. */
const sized = /[^\n]{0,120}? => \d{1,5} bytes @[^\n]{0,40}\n/g;
const namesKey =
  /(?:\bsecret|\bkeys?\b|_key\b|\bPSK|SKEYSEED|SKEYID\w{0,2}|\bSk_\w{1,3}|KEYMAT|passw|passphrase|\b(?:NT|LM|nt|lm) ?hash)[^\n:=]{0,24}(?: =>|[:=|]| is| was \|)?[ \t]*$/i;
const noKey =
  /nonce|public|\bpub|\bkey ?(?:id|tag|name|len|size|type)|\bids?\b|natd|digest|signature|fingerprint|challenge|payload|cache|foreign|primary|partition|sort|row|hash[- ]?key|lookup|host/i;

/** Masks a dump of a key: `xxd` of a file that is one, and rows of 16 behind a line that names it. */
export const keyDump: StrictRule = {
  name: 'key-dump', kind: 'block', since: '0.3.0', hints: ['0000', '   0: '], glance: mayBeFirstRow, find: findDump,
  about: 'The bytes of a key in rows of 16 behind a line that names it, or behind the command that shows a file of keys',
}; // prettier-ignore

function mayBeFirstRow(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 48) return mayBeRow(bytes, at);
  return isHexDigit(bytes[at + 6]) && isHexDigit(bytes[at + 7]) && bytes[at + 8] === 32;
}

function findDump(text: string, at: number, floor: number): Mask | undefined {
  const from = Math.max(floor, at - farthest);
  const before = text.slice(from, at);
  const line = before.lastIndexOf('\n') + 1;
  if (line === 0 || line < before.length - 160) return undefined;
  return isOfKey(before.slice(0, line), text[at] === ' ') ? rowFrom(text, from + line, keyDump.name, row) : undefined;
}

/** Whether the lines before a dump say that it is a key's. */
function isOfKey(before: string, isSized: boolean): boolean {
  if (isSized) {
    const name = before.match(sized)?.at(-1)?.split(' => ')[0] ?? '';
    return isNameOfKey(name);
  }
  const lines = before.split('\n').slice(0, -1).slice(-mostLines).toReversed();
  if (readsKey.test(lines[0] ?? '') && !ofPublic.test(lines[0] ?? '')) return true;
  return lines.some((line) => /[:=|]\s*$/.test(line) && isNameOfKey(line));
}

function isNameOfKey(line: string): boolean {
  const name = line.trimEnd().slice(-40);
  return namesKey.test(name) && !noKey.test(name);
}
