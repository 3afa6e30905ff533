import { fromUtf8 } from '../../../byte-string.ts';
import { phraseRule, said } from '../../by-phrase/phrase.ts';
import { mask, type Mask, type StrictRule } from '../../rule.ts';

const modhex = '[a-z]{8}';
const sealing = String.raw`([0-9a-f]{6}(?:-[0-9a-f]{6}){3}/[0-9a-f]{1,12}-[0-9a-f]{1,12})(?![\w-])`;
const lockSign = fromUtf8('🔐');

/** Masks keys as tools print them that read or make them: `aes256-cts-hmac-sha1-96:********`, and recovery keys of systemd. */
export const dumpedKey: StrictRule = phraseRule(
  { name: 'dumped-key', kind: 'header', about: 'A key of Kerberos, systemd or Ansible, as tools print it that read or make it' },
  [
    { hints: ['aes256-cts-', 'aes128-cts-', 'des3-cbc-', 'arcfour-hmac'], ahead: said(`(?:aes\\d{3}-cts|des3-cbc|arcfour)-[\\w-]{1,24}(?::|\\) ?\\() ?((?:0x)?[0-9a-f]{32,64})(?!\\w)`) },
    { hints: ['aes256_hmac', 'aes128_hmac', 'rc4_hmac_', 'rc4_plain', '* ntlm ', '* sha1 ', '* lm ', '* dpapi '], ahead: said(`(?:(?:aes\\d{3}|rc4)_\\w{2,16}|\\* (?:ntlm|sha1|lm|dpapi))(?: \\(\\d{4,6}\\))? ?: ?([0-9a-f]{32,64})(?!\\w)`) },
    { hints: [' (0x'], ahead: said(` \\(0x([0-9a-f]{32}(?:[0-9a-f]{32})?)(?=\\))`), behind: /(?:^|\n)[ \t]{0,6}\d{1,4} (?:\d\d[^\n]{0,24} )?[\w./@-]{3,128}$/, reach: 180 },
    { hints: [`${lockSign} `], ahead: said(`${lockSign} ((?:${modhex}-){7}${modhex})(?![\\w-])`) },
    { hints: ['--recovery-key'], ahead: said(`--recovery-key[^\\n]{0,120}\\n(?:[^\\n]{0,160}\\n){0,6}?\\s{0,16}(?:${lockSign} )?((?:${modhex}-){7}${modhex})(?![\\w-])`) },
    { hints: ['recovery-key', 'recovery key'], ahead: said(`recovery[-\\x20]key[^\\n]{0,80}?[:\\n]\\s{0,16}((?:${modhex}-){7}${modhex})(?![\\w-])`) },
    { hints: ['recovery key: ', 'security key: ', 'recovery key is ', 'recovery_key: ', 'wiederherstellungsschlüssel: ', 'clé de récupération : '].map(fromUtf8), ahead: /[^\n:]{8,32}?(?::|is)\s((?=(?:\S{1,8} ){0,8}[a-z\d]{0,3}[A-Z])(?=(?:[A-Za-z]{4} ){0,8}[A-Za-z]{0,3}\d)(?:[A-Za-z0-9]{4} ){4,13}[A-Za-z0-9]{1,4})(?![\w])/iy },
    { hints: ['/fss\n', '/fss\r\n'], ahead: said(`/fss\\s{1,4}${sealing}`) },
    { hints: ['verification key'], ahead: said(`verification key[^]{0,160}?\\n\\s{0,8}${sealing}`), behind: /secret $/i },
    { hints: ['$ansible_vault;'], ahead: said(String.raw`\$ansible_vault;[\d.]{3,5};aes\d{3}(?:;[\w.-]{1,64})?(?:\r?\n|\\n)[\x20\t]{0,64}([0-9a-f]{20,80}(?:(?:\r?\n|\\n)[\x20\t]{0,64}[0-9a-f]{2,80}){0,64})(?![\w])`) },
  ],
); // prettier-ignore

const noLmHash = /^aad3b435b51404ee/i;

/** Masks the hash of a password as tools dump it from a Windows domain or its traffic: `bob:1001:…:********:::`. */
export const dumpedHash: StrictRule = {
  name: 'dumped-hash', kind: 'format', since: '0.3.0', hints: [':::', ':0101000000000000', ']:LCT-', ' S:'],
  about: 'The hash of a password of NTLM or Oracle, or an answer of NTLMv2, as tools dump them', find: findHash,
}; // prettier-ignore

function findHash(text: string, at: number, floor: number): Mask | undefined {
  if (text[at] === ']' || text[at] === ' ') return hashBefore(text, at, floor);
  const before = text.slice(Math.max(floor, at - 66), at);
  const hash = /:([0-9a-f]{32})$/i.exec(before)?.[1];
  if (hash === undefined) return undefined;
  if (text.startsWith(':::', at)) {
    const lmHash = /:([0-9a-f]{32}):[0-9a-f]{32}$/i.exec(before)?.[1];
    if (lmHash === undefined) return undefined;
    return masked(text, noLmHash.test(lmHash) ? at - 32 : at - 65, at);
  }
  const answer = /:[0-9a-f]{16,4096}/iy;
  answer.lastIndex = at;
  return answer.test(text) ? masked(text, at - 32, answer.lastIndex) : undefined;
}

/** What stands before the flags of an account of Samba, or the second verifier of an account of Oracle. */
const ofSamba = /:([0-9A-F]{32}|X{32}|NO PASSWORDX{21}):([0-9A-F]{32}):\[[A-Z ]{1,12}$/;
const ofOracle = /\s([0-9A-F]{16})\s{1,30}$/;

function hashBefore(text: string, at: number, floor: number): Mask | undefined {
  const before = text.slice(Math.max(floor, at - 96), at);
  const [, first = '', second = ''] = (text[at] === ']' ? ofSamba : ofOracle).exec(before) ?? [];
  if (first === '' || (text[at] === ' ' && !/^ S:[0-9A-F]{60}/.test(text.slice(at, at + 63)))) return undefined;
  const hash = second || first;
  const end = at - before.length + before.lastIndexOf(hash) + hash.length;
  return masked(text, /^[0-9A-F]{32}$/.test(first) ? end - 65 : end - hash.length, end);
}

function masked(text: string, start: number, end: number): Mask {
  return { start, end, text: mask, rule: dumpedHash.name, learn: text.slice(start, end) };
}
