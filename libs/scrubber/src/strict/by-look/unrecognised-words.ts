import { mask, type Mask } from '../rule.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { harmlessShape } from './harmless-shapes.ts';

const word = /[^\s"'`<>\\\0\x1b\x80-\xff]{5,512}/g;
const pieces = /[^=:,;()[\]{}|?&/@]+/g;

/** Forms of words that everybody reads: letters, numbers, and names with a number. */
const readable: readonly RegExp[] = [
  /^[A-Za-z][a-z]*(?:[A-Z][a-z]*)*$/,
  /^[A-Za-z]+(?:[._+*#~$!%-][A-Za-z]+)*[._+*#~$!%-]*$/,
  /^[._~$%#!*^+-]*[A-Za-z]{2,}(?:[._-][A-Za-z]+)*[._-]?v?\d{1,3}[.!%]*$/,
  /^[+#~$-]?\d+(?:[.,_/-]\d+)*(?:[a-zA-Zµ%]{0,4})?[.!]?$/,
  /^v?\d+(?:\.\d+){1,3}(?:[-+.][a-z]+\.?\d*)*$/,
  /^\d{4}-\d\d-\d\d(?:T[\d.+-]*Z?)?$|^T?\d\d\.?\d*Z?$|^\d{2}T\d{2}$/,
  /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i,
  /^0x[0-9a-fA-F]{1,16}$|^[0-9a-f]{1,8}$/,
  /^[._~$%#!*^+-]*$/,
  /^(?:ip|node|host|web|db|app|srv|pod|vm|i|eth|ens|wlan|cpu|disk|sd|nvme|tty|http|https|utf|sha|md|aes|rsa|x|amd|arm|oauth|ipv|s|k|ec|b|h|p|l|c|base|log4j|jdk|python|node|php|ruby|go|win|mp|es|tls|ssl|rs|hs)\d{1,4}(?:[._-][a-z0-9]{1,8})*$/i,
];

/** For rule set `closed`: all words that could be a secret and are of no form that is known to be harmless. */
export function unrecognisedWords(text: string, from: number, to: number): Mask[] {
  const found: Mask[] = [];
  word.lastIndex = from;
  for (let match = word.exec(text); match && match.index < to; match = word.exec(text)) {
    if (match[0].includes('****') || isPlaceholder(match[0]) || harmlessShape(match[0]) !== undefined) continue;
    for (const piece of match[0].matchAll(pieces)) {
      const masked = maskOf(piece[0], match.index + piece.index);
      if (masked) found.push(masked);
    }
  }
  return found;
}

function maskOf(piece: string, at: number): Mask | undefined {
  const value = piece.replace(/[.!-]+$/, '');
  if (value.length < 5 || harmlessShape(value) !== undefined || readable.some((form) => form.test(value)))
    return undefined;
  return { start: at, end: at + value.length, text: `word-${mask}`, rule: 'unrecognised-word', learn: value };
}
