import { phraseRule, said, value, type Phrase } from '../phrase.ts';

const hex = (least: number): string => `((?:0x)?[0-9a-f]{${least},320})(?![\\w-])`;
const mode = String.raw`(?:hmac|xcbc|cmac|cbc|ecb|ctr|gcm|ccm|rfc\d{4}(?:esp)?)\([\w(),-]{2,40}\)`;
const cipher = '(?:3des|des|aes|rijndael|blowfish|camellia|cast128|twofish)[\\w-]{0,24}';
const digest = '(?:hmac|keyed|aes-xcbc|aes-cmac)[\\w-]{0,24}';
const isDrawn = (key: string): boolean => /[1-9a-f]/i.test(key.replace(/^0x/i, ''));

const phrases: readonly Phrase[] = [
  // IPsec: as `ip xfrm` and `setkey` show keys, and take them
  { hints: ['hmac(', 'cbc(', 'ecb(', 'ctr(', 'gcm(', 'ccm(', 'cmac(', 'xcbc('], ahead: said(`${mode}\\)?["']? ${hex(16)}`), isSecret: isDrawn },
  { hints: ['rfc7539esp(', 'rfc4106(', 'rfc4309(', 'rfc4543('], ahead: said(`${mode}["']? ${hex(16)}`), isSecret: isDrawn },
  { hints: ['e: aes', 'e: rijndael', 'e: 3des', 'e: des', 'e: blowfish', 'e: camellia', 'e: twofish'], ahead: said(`e: ${cipher} ((?:[0-9a-f]{8} ?){2,16})(?![\\w-])`), behind: /(?:^|\s)$/ },
  { hints: ['a: hmac', 'a: keyed', 'a: aes-'], ahead: said(`a: ${digest} ((?:[0-9a-f]{8} ?){2,16})(?![\\w-])`), behind: /(?:^|\s)$/ },
  { hints: ['-e aes', '-e rijndael', '-e 3des', '-e des', '-e blowfish', '-e camellia', '-e twofish'], ahead: said(`-e ${cipher} (?:${hex(16)}|${value}(?=["']?(?: ?;| -a )))`) },
  { hints: ['-a hmac-', '-a keyed-', '-a aes-xcbc'], ahead: said(`-a ${digest} (?:${hex(16)}|"([^"\\n]{4,256})")`) },
  { hints: ['[rfc'], ahead: said(`\\[rfc\\d{4}\\]","${hex(16)}(?=")`), isSecret: isDrawn },
  { hints: ['wg0\t', 'wg1\t', 'wg2\t', 'wg\t', 'wg-'], ahead: /wg[\w-]{0,12}\t([A-Za-z0-9+/]{43}=)(?=\t[A-Za-z0-9+/]{43}=\t\d)/iy },
  // The table of a mapped device, and keys of MACsec
  { hints: ['crypt aes', 'crypt serpent', 'crypt twofish', 'crypt capi:'], ahead: said(`crypt (?:aes|serpent|twofish|capi:)\\S{0,64} ${hex(32)}`), isSecret: isDrawn },
  { hints: ['on key ', 'off key '], ahead: said(`o(?:n|ff) key [0-9a-f]{1,32} ${hex(32)}`) },
]; // prettier-ignore

/** Masks keys as the tools of a kernel show and take them: `auth-trunc hmac(sha256) ******** 128`, `0 8192 crypt aes-xts-plain64 ********`. */
export const kernelKey = phraseRule(
  { name: 'kernel-key', kind: 'header', about: 'A key of IPsec, MACsec or an encrypted device, as tools show it or take it' },
  phrases,
); // prettier-ignore
