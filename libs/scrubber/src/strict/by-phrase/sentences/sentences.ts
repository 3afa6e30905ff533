import { fromUtf8 } from '../../../byte-string.ts';
import { maySayGenerated } from '../glances.ts';
import { phraseRule, quoted, said, type Phrase } from '../phrase.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { isNoWord } from '../stays.ts';

const word = String.raw`([^\s"'\\,;()[\]{}<>]{4,512}?)(?=[.,;:!?]?(?:[\s"'\\,;()[\]{}<>]|$))`;
const secret = `(?:${quoted}|${word})`;
const whose = String.raw`(?:for|of) (?:the )?(?:(?:user|account|tenant|role|login|client|service|customer|app|admin) )?["']?[\w@.+-]{1,64}["']?`;
const noun = '(?:password|passphrase|passwd|passcode)';
/** A word alone in quotes, which the sentence says is the password, may be one of a language. */
const isAlone = (text: string): boolean => /^\S{4,64}$/.test(text) && !isPlaceholder(text);
const isPhrase = (text: string): boolean => /\d/.test(text) || /^\S+ \S+ \S+/.test(text);

const phrases: readonly Phrase[] = [
  { hints: ['password '], ahead: said(`${noun} (?:${whose} )?(?:is|was|set to|changed to|reset to|now|entered|given|used|supplied|provided|tried|attempted)(?: now)? ?:? ?${secret}`), isSecret: isNoWord },
  { hints: ['_pass is ', '_password is ', '_passwd is ', '_pw is ', '_secret is ', '_token is '], ahead: said(`_[a-z]{2,8} is ${secret}`), isSecret: isNoWord },
  { hints: ['password is ', 'password was ', 'password for ', 'password of '], ahead: said(`password (?:${whose} )?(?:is|was|set to|changed to|reset to)(?: now)? ?:? ?${quoted}`), isSecret: isAlone },
  { hints: ['password '], ahead: said(`password ${whose} ?: ?${secret}`), isSecret: isNoWord },
  { hints: ['password is ', 'password was ', 'password gene', 'password has '], ahead: said(`password (?:(?:is|was|has been) )?generated(?: ${whose})? ?[:=] ?([^\\s"'\\\\]{4,256})`) },
  { hints: ['password '], ahead: said(`password ${secret}`), isSecret: isNoWord, behind: /\b(?:with|using|given|tried) $/i },
  { hints: ['passphrase "', "passphrase '", 'secret "', "secret '", 'token "', "token '", 'key "', "key '", 'secret \\"', 'key \\"', 'token \\"'], ahead: said(`(?:passphrase|secret|token|key) ${quoted}`), isSecret: isPhrase, behind: /\b(?:with|using) (?:the )?(?:\w{2,12}[ _-])?$/i },
  { hints: ['secret for ', 'key for ', 'token for '], ahead: said(`(?:secret|key|token) ${whose} ?: ?${secret}`), isSecret: isNoWord, behind: /generated (?:new |a )?(?:\w{2,12}[ _-])?$/i },
  { hints: ['code is ', 'code was ', 'code: ', 'code for '], ahead: said(`code(?: is| was| for \\S{1,64} is|:) ?([0-9]{4,8})(?![\\w:-]|\\.\\d)`), behind: /\b(?:verification|security|login|one-time|access|confirmation) $/i },
  { hints: ['codes: ['], ahead: said(`codes ?: ?\\[ ?((?:\\\\?"[\\w-]{6,32}\\\\?",?\\s?){1,20})(?=\\])`), behind: /(?:recovery|backup) $/i },
  { hints: ['key 1', 'key 2', 'key 3', 'key 4', 'key 5', 'key 6', 'key 7', 'key 8', 'key 9'], ahead: said(`key \\d{1,2} ?: ?([A-Za-z0-9+/=]{20,128})`), behind: /(?:unseal|recovery) $/i },
  { hints: ['codes: ', 'codes are ', 'codes = ', 'codes (', 'codes for '], ahead: said(`codes(?: for \\S{1,64}?)?(?: \\([^()\\n]{1,40}\\))?(?: are| is|:| =) ?((?=[^\\n"]{0,24}\\d)(?:[a-z0-9]{4,12}(?:-[a-z0-9]{4,12}){0,2}[\\x20,;]{1,2}){0,15}[a-z0-9-]{4,24})(?=["'\\s.,<\\\\]|$)`), behind: /(?:recovery|backup|scratch|rescue|emergency|one-time|mfa|2fa|totp|tan)[ _-]$/i },
  { hints: ['key for ', 'secret for ', 'token for ', 'seed for '], ahead: said(`(?:secret|key|token|seed) for [^\\s:=]{1,80} ?[:=] ?((?=[^\\s]{0,40}\\d)[0-9a-fA-F]{32,128})(?![\\w-])`) },
  { hints: ['install code', 'install_code'], ahead: said(`install(?:\\x20|_)code[^\\n:=]{0,24}[:=] ?"?([0-9a-f]{16,36})(?![0-9a-f])`) },
  { hints: ['key for '], ahead: said(`key for (?:the )?(?:"[^"\\n]{1,64}"|(?:[\\w@.-]{1,32} ){0,3}[\\w@.-]{1,32}) ?[:=] ?${secret}`), isSecret: isNoWord, behind: /\b(?:api|enrol(?:l?ment)?|access|licen[cs]e|secret|product|registration|activation|wi-?fi|shared|encryption|signing|private|security|recovery|join|admin|master)[ _-]$/i },
  { hints: ['hash for ', 'hash of '], ahead: said(`hash (?:for|of) (?:user )?["']?[\\w@.$-]{1,64}["']? ?[:=] ?["']?([0-9a-f]{32,128}|[A-Za-z0-9+/]{24,88}={1,2})(?![\\w+/=])`), behind: /(?:password|passwd|nt|lm|ntlm)[ _]$/i },
  { hints: ['decoded response ', 'decoded initial response '], ahead: said(`decoded (?:initial )?response ([^\\s]{4,128})(?=\\s|$)`), isSecret: isNoWord },
  { hints: ['session '], ahead: said(`session ([0-9a-f]{32}(?:\\.[\\w-]{1,24})?)(?= (?:has )?(?:expired|invalidated|created|passivated|activated|destroyed|not found)\\b)`) },
  { hints: ['get_cookie()'], ahead: said(`get_cookie\\(\\)[^\\n]{0,24}?["'\\s]([A-Z]{20})(?![A-Z])`) },
  { hints: ['key content'], ahead: said(`key content ?: ([^\\r\\n]{8,63})`) },
  { hints: ['password '], ahead: said(`password reg_sz ([^\\r\\n]{1,256})`) },
  { hints: ['pw on ', 'pw for ', 'pw at ', 'pw of ', 'pw to ', 'pwd on ', 'pwd for ', 'pass on ', 'pass for ', 'password on ', 'password for ', 'password of ', 'password at ', 'password to ', 'passwort für ', 'passwort vom ', 'kennwort für '].map(fromUtf8), ahead: said(`(?:pw|pwd|pass|${noun}|passwort|kennwort) (?:on|for|at|of|to|f\xc3\xbcr|vom) (?:[^\\s:=]{1,24} ){1,6}?(?:is|ist|now|:|=|->|=>) ?(?:now |set to )?${secret}`), isSecret: isNoWord },
  { hints: ['voucher'], ahead: said(`voucher[^\\n\\s]{0,12}(?: (?!code)[^\\s:=]{1,40}){0,3} code ?[:=]? ?["']?([A-Za-z0-9-]{5,24})(?![\\w-])`), isSecret: (text) => /\d/.test(text) || /^[A-Z-]{8,}$/.test(text) },
  { hints: ['credentials ', 'creds ', 'zugangsdaten ', 'logindaten ', 'identifiants ', 'credenciales ', 'credenziali ', 'inloggegevens '], ahead: said(`[a-z]{5,16} (?:are|is|sind|lauten|sont|son|sono|zijn|to|:) ?["']?[\\w.@+-]{2,64}["']? ?(?:and|und|et|y|e|en|with|mit|/|,) (?:password |passwort )?${secret}`), isSecret: isNoWord },
  { hints: ['credentials ', 'creds ', 'zugangsdaten '], ahead: said(`[a-z]{5,16} (?:are|is|sind|lauten|:) ["']?[\\w.@+-]{2,64}:${word}`), isSecret: isNoWord },
  { hints: ['ssid '], ahead: said(`ssid ["']?[\\w.-]{1,32}["']?,? (?:and |und )?(?:key|psk|pass(?:word|phrase)?|schl\\S{1,2}ssel) ${secret}`), isSecret: isNoWord },
  { hints: ['password from '], ahead: said(`password from [~/.][^\\s:]{1,128} ?: ?${secret}`), isSecret: isNoWord },
  { hints: ['application password'], ahead: said(`application password[^\\n:]{0,60}: ((?:[A-Za-z0-9]{4}\\x20){5}[A-Za-z0-9]{4})(?!\\w)`) },
]; // prettier-ignore

/** Masks passwords and codes that a log tells in words: `password was ********`, `verification code is ********`. */
export const toldSecret = phraseRule(
  {
    name: 'told-secret',
    kind: 'key',
    glance: maySayGenerated,
    about: 'A password, key or code that a log tells in a sentence',
  },
  phrases,
);
