import { phraseRule, quoted, said, type Phrase } from './phrase.ts';
import { isNoWord } from './stays.ts';

const word = String.raw`([^\s"'\\,;()[\]{}<>]{4,512}?)(?=[.,;:!?]?(?:[\s"'\\,;()[\]{}<>]|$))`;
const secret = `(?:${quoted}|${word})`;
const whose = String.raw`(?:for|of) (?:the )?(?:(?:user|account|tenant|role|login|client|service|customer|app|admin) )?["']?[\w@.+-]{1,64}["']?`;
const noun = '(?:password|passphrase|passwd|passcode)';
const key = '(?:secret|api[ _-]?key|access[ _-]?key|secret[ _-]?key|token)'.replaceAll(' ', String.raw`\s`);

const phrases: readonly Phrase[] = [
  { hints: ['password '], ahead: said(`${noun} (?:${whose} )?(?:is|was|set to|changed to|reset to|now|entered|given|used|supplied|provided|tried|attempted)(?: now)? ?:? ?${secret}`), isSecret: isNoWord },
  { hints: ['password '], ahead: said(`password ${whose} ?: ?${secret}`), isSecret: isNoWord },
  { hints: ['password is generated', 'password was generated', 'password generated', 'password has been generated'], ahead: said(`password (?:(?:is|was|has been) )?generated(?: ${whose})? ?[:=] ?([^\\s"'\\\\]{4,256})`) },
  { hints: ['with password ', 'using password ', 'given password ', 'tried password '], ahead: said(`(?:with|using|given|tried) password ${secret}`), isSecret: isNoWord },
  { hints: ['with passphrase', 'with secret', 'using secret', 'with api key', 'using api key', 'with token', 'using token', 'with key'], ahead: said(`(?:with|using) (?:the )?(?:passphrase|key|${key})[ \\t]{1,4}${quoted}`.replaceAll('[ \\t]', '\\s')), isSecret: (text) => /\d/.test(text) || /^\S+ \S+ \S+/.test(text) },
  { hints: ['generated '], ahead: said(`generated (?:new |a )?${key} ${whose} ?: ?${secret}`), isSecret: isNoWord },
  { hints: ['verification code', 'security code', 'login code', 'one-time code', 'access code'], ahead: said(`(?:verification|security|login|one-time|access) code (?:is|was|for \\S{1,64} is|:)? ?([0-9]{4,8})(?![\\w.:-])`) },
  { hints: ['recovery codes'], ahead: said(`recovery codes ?: ?\\[ ?((?:"[\\w-]{6,32}",?\\s?){1,20})(?=\\])`) },
  { hints: ['unseal key ', 'recovery key '], ahead: said(`(?:unseal|recovery) key \\d{1,2} ?: ?([A-Za-z0-9+/=]{20,128})`) },
  { hints: ['key content '], ahead: said(`key content ?: ([^\\r\\n]{8,63})`) },
  { hints: ['reg_sz '], ahead: said(`reg_sz ([^\\r\\n]{1,256})`), behind: /password\s{1,8}$/i },
]; // prettier-ignore

/** Masks passwords and codes that a log tells in words: `password was ********`, `verification code is ********`. */
export const toldSecret = phraseRule(
  { name: 'told-secret', kind: 'key', about: 'A password, key or code that a log tells in a sentence' },
  phrases,
);
