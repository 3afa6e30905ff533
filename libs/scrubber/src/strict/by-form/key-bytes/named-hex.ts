import { mask, type Mask, type StrictRule } from '../../rule.ts';

/**
 * Digits of hexadecimal behind the name of a key, on the same line: `AES key for a.pak: 0x…`, `PRAGMA key = "x'…'"`, `Master secret (…):
 * …`.
 */
const named =
  /(?:key|secret|seed|macaroon|session id is)(?![a-z]|-\*{8})[^\n]{0,48}?(?<![\w/.$-])(?:0x|x'|hex:\s?)?((?:[0-9a-f]{2}){16,64}|(?:[0-9A-F]{2}){16,64})(?![\w/.-])/iy;
/** Whose keys are public, or only names; and what tells between a name and a number that this is of something else. */
const ofOthers =
  /(?<![a-z])(?:public|pub|foreign|primary|cache|partition|sort|routing|gpg|pgp|tag|object|host|row|group|s3|shard|dedup|idempotency|hash|lookup|registry|i18n|checksum|pinned|ri:user|surrogate|index|entry|item|record|query|build|artifact|layer|lock|chunk|asset|blob|event|job|task|parameter|param|attribute|property|setting|command|config|issue|message|borg|hostname)[ _./-]?$|\b(?:MD5|SHA-?\d{1,3}|SHA3-\d{3}|BLAKE2\w{0,4}|CRC32C?|TIGER|RMD160|WHIRLPOOL):? {1,4}[\w./@+~-]{1,64}\.$|\brepository \w{1,64} opened, $|(?:^|\n)0x[0-9a-f]{6,14}: $/i;
/** What Squid writes below the digest that a page is kept by. */
const ofStore = /^\r?\nSTORE_|^ swap file |^ status=(?:found|not_found)\b/;
const ofHashes =
  /hash|digest|sha-?\d|md5|finger|thumb|ids?\b(?! is)|uuid|public|\bpub|commit|rev|etag|check|sum\b|crc|sign(?:ed|ature)|verif|nonce|\bmic\b|block|tx|path|file|version|address|objects?\b|certs?\b|\bckn\b|(?:assets?|frag(?:ment)?s?|views?|pages?|css|img|images?|thumbs?|tiles?|avatars?|etags?|blobs?|quer(?:y|ies)|sql|templates?|static)(?::|%3a)/i;
/** How Tailscale writes public keys. */
const ofTailscale = /(?<![a-z])(?:node|m|disco)key:$/;

/** Masks a long number in hexadecimal behind the name of a key. */
export const namedHex: StrictRule = {
  name: 'named-hex', kind: 'key', since: '0.2.0', hints: ['key', 'secret', 'seed', 'macaroon', 'session id is'], glance: mayHaveHex,
  about: 'A number of 32 digits or more in hexadecimal behind the name of a key on the same line', find: findHex,
}; // prettier-ignore

function findHex(text: string, at: number, floor: number): Mask | undefined {
  named.lastIndex = at;
  const match = named.exec(text);
  const [whole = '', digits = ''] = match ?? [];
  if (!match || digits.length === 40 || !/\d/.test(digits) || !/[a-f]/i.test(digits)) return undefined;
  const gap = whole.slice(3, -digits.length);
  if (ofHashes.test(gap) || ofOthers.test(text.slice(Math.max(floor, at - 80), at))) return undefined;
  if (/<public\b[^<>\n]*$/.test(text.slice(Math.max(floor, at - 80), at))) return undefined;
  const end = at + whole.length;
  const start = end - digits.length;
  if (ofTailscale.test(text.slice(Math.max(floor, start - 12), start))) return undefined;
  if (ofStore.test(text.slice(end, end + 20))) return undefined;
  return { start, end, text: mask, rule: namedHex.name, learn: digits };
}

/** Whether sixteen digits of hexadecimal in a row follow soon on the line. */
function mayHaveHex(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 84);
  let run = 0;
  for (let place = at + 3; place < end; place += 1) {
    const code = bytes[place]!;
    if (code === 10) return false;
    const isHex = (code > 47 && code < 58) || ((code | 32) > 96 && (code | 32) < 103);
    run = isHex ? run + 1 : 0;
    if (run === 16) return true;
  }
  return false;
}
