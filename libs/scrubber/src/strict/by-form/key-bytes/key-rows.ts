import type { Mask, StrictRule } from '../../rule.ts';
import { rowBelow, rowFrom, rowOfBytes } from './byte-rows.ts';

const pairs = (least: number): string => String.raw`[0-9a-f]{2}(?:[ :]{1,2}[0-9a-f]{2}){${least - 1},127}:?`;
const onLine = rowOfBytes(String.raw`[ \t]{0,4}`, pairs(4));
/** Behind whatever a log puts before each line, and behind nothing but blanks. */
const ofLog = rowOfBytes(String.raw`(?:[^\n]{0,120}?[ \t]{2,5})?`, pairs(2));
const indented = rowOfBytes(String.raw`[ \t]{1,40}`, pairs(1), '');
const firstIndented = rowOfBytes(String.raw`[ \t]{1,40}`, pairs(4), '');

/** Names of the keys of Wi-Fi and of EAP, and of what they are made from. */
const wirelessKey =
  /\b(?:PMK(?:-R[01])?|T?PTK|B?I?GTK|KCK\d?|KEK\d?|TK\d?|E?MSK|[CI]?MK|IPMK|CMK|PSK|[CI]K|ICK|Ki|OPc?|K_(?:aut|encr|re)|AuthKey|KeyWrapKey)\b(?! ?ID)|\bkey\b|_key\b|\bkeys\b|secret|passw|pass ?phrase|key[_ ](?:block|material)/i;
const noKey =
  /PMKID|nonce|\bMIC\b|\bIEs?\b|\bRSC\b|SSID|public|\bpub|\bpeer|frame|[RT]X |key (?:data|info|id|name|rsc|mic|iv|index|replay)|(?<!de|un)(?:encrypted|wrapped)|\bMAC\b|\bseq|identity|challenge|hash of/i;

/** What names bytes that are secret, of which the first may stand on the same line and the others below. */
const heads: readonly { readonly hints: readonly string[]; readonly head: RegExp; readonly below: RegExp }[] = [
  { hints: ['hexdump(', 'hexdump_ascii(', 'hexdump_key('], head: /hexdump(?:_ascii)?(?:_key)?\(len=\d{1,5}\):/iy, below: ofLog },
  {
    hints: ['od -an '], below: rowOfBytes(String.raw`[ \t]{0,4}`, pairs(4)),
    head: /od -an (?:-\w{1,8} ){0,4}[^\n|;]{0,80}(?:key|secret|psk|token|passw)(?![^\n]{0,40}\.pub)[\w.-]{0,24}[^\n]{0,40}(?=\n)/iy,
  },
  { hints: ['mk dump:', 'volume key dump:'], head: /(?:mk|volume key) dump:/iy, below: indented },
  {
    hints: ['privateexponent:', 'private exponent', 'prime1', 'prime2', 'exponent1', 'exponent2', 'coefficient:', 'exp1:', 'exp2:', 'priv:', 'private-key:', 'private key:'],
    head: /(?:private ?exponent|prime[12]|exponent[12]|exp[12]|coefficient|priv|private[- ]key)(?: \([^()\n]{1,24}\))?:/iy,
    below: indented,
  },
]; // prettier-ignore

/** Masks bytes of a key behind, and in the rows below, what tools print before them: `MK dump:`, `WPA: PMK - hexdump(len=32):`, `prime1:`. */
export const keyRows: StrictRule = {
  name: 'key-rows', kind: 'block', since: '0.3.0', hints: heads.flatMap(({ hints }) => hints), find: findRows,
  about: 'The bytes of a key in rows below its name, as OpenSSL, cryptsetup and hostapd print them',
}; // prettier-ignore

function findRows(text: string, at: number, floor: number): Mask | undefined {
  for (const { head, below } of heads) {
    head.lastIndex = at;
    if (!head.test(text)) continue;
    if (below === ofLog && !isWireless(text.slice(Math.max(floor, at - 96), at))) return undefined;
    const begin = head.lastIndex;
    const first = below === indented ? firstIndented : below;
    return rowFrom(text, begin, keyRows.name, onLine, below) ?? rowBelow(text, begin, keyRows.name, first, below);
  }
  return undefined;
}

function isWireless(before: string): boolean {
  const name = before.slice(before.lastIndexOf('\n') + 1);
  return wirelessKey.test(name) && !noKey.test(name);
}
