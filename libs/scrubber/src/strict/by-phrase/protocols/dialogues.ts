import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { phraseRule, said, value, type Phrase } from '../phrase.ts';

const base64 = '([A-Za-z0-9+/_-]{8,8192}={0,2})';
const reply = String.raw`\r?\n(?:\S{1,3}: |[<>-]{1,4} )?`;
const speaker = /(?:^|\n|[>:] |> |--> )$/;
const file = /[/\\]|\.\w{1,5}$/;

const phrases: readonly Phrase[] = [
  { hints: ['auth plain', 'auth xoauth2', 'auth oauthbearer', 'authenticate '], ahead: said(`auth(?:enticate)? (?:plain|xoauth2|oauthbearer|external)(?: |${reply}(?:334|\\+)\\s{0,2}${reply})${base64}(?![\\w-])`), isSecret: (secret) => secret.length % 4 === 0 || /[\d+/=]/.test(secret) },
  { hints: ['334 ugfzc3dvcmq6'], ahead: said(`334 ugfzc3dvcmq6${reply}([A-Za-z0-9+/]{4,8192}={0,2})(?!\\S)`) },
  { hints: ['auth cram-md5', 'authenticate '], ahead: said(`auth(?:enticate)? cram-md5${reply}(?:334|\\+) [\\w+/=]{8,512}${reply}([A-Za-z0-9+/]{8,512}={0,2})(?!\\S)`) },
  { hints: ['login '], ahead: said(`login (?:"[^"\\r\\n]{1,128}"|\\\\"[^"\\\\\\r\\n]{1,128}\\\\"|[^\\s"{]{1,128}) ${value}(?=\\\\?["']?\\s{0,2}?(?:\\\\[rn]|\\n|$))`), behind: /(?:^|\n|[>:\]] |["'])(?:[A-Za-z]{0,4}\d{1,8}|[A-Za-z]) $/ },
  { hints: ['nickserv '], ahead: said(`nickserv :?identify (?:[^\\s;]{1,64} (?=\\S))?(?:"([^"\\r\\n]{1,128})(?=")|([^\\s"';]{2,128}))`) },
  { hints: ['pass '], ahead: /PASS[ \t]{1,4}:?([^\s"'\\]{1,256})(?=\\r|\s{0,2}\n|\s{0,2}$)/y, behind: /(?:-> |\b(?:USER|user) [^\s\n]{1,128}(?:\\r\\n|\s)[^]{0,160}(?:^|\n|\S[:>] ))$/, reach: 256, isSecret: (secret) => !file.test(secret) },
  { hints: ['pass '], ahead: /PASS[ \t]{1,4}:?([^\s"'\\]{1,256})(?=(?:\\r\\n|\r?\n)(?:\S{1,3} )?NICK )/y, behind: speaker },
  { hints: ['client_send = :'], ahead: said(`client_send = :[^:\\n]{0,64}: ([^\\s:]{3,128})(?=\\s|$)`) },
  { hints: ['password: '], ahead: said(`password: ${value}(?=\\))`), behind: /\(given $/i },
]; // prettier-ignore

/** Masks what mail, file and chat clients send to log in: `AUTH PLAIN ********`, `a1 LOGIN me ********`, `PASS ********`. */
export const dialoguePassword = phraseRule(
  {
    name: 'dialogue-password',
    kind: 'header',
    glance: mayBeDialogue,
    about: 'The password in a dialogue of SMTP, IMAP, POP3, FTP or IRC',
  },
  phrases,
);

const beforePlain = ['\n', ' ', '"', "'", '=', ':'];

/** Masks what SASL PLAIN sends, wherever it stands: the base64 of a NUL, a user, a NUL and a password. */
export const saslPlain: StrictRule = {
  name: 'sasl-plain', kind: 'format', since: '0.1.0',
  hints: beforePlain.flatMap((before) => [`${before}AG`, `${before}AH`]),
  about: 'The base64 of a user and a password with NULs before them, as SASL PLAIN sends it',
  find: findPlain,
}; // prettier-ignore

function findPlain(text: string, at: number): Mask | undefined {
  const pattern = /A[GH][A-Za-z0-9+/]{6,1024}={0,2}(?![\w+/=])/y;
  const start = at + 1;
  pattern.lastIndex = start;
  const secret = pattern.exec(text)?.[0];
  if (secret === undefined) return undefined;
  if (!/^\0[\x20-\x7e]{1,255}\0[\x20-\x7e]{1,255}$/.test(Buffer.from(secret, 'base64').toString('latin1')))
    return undefined;
  return { start, end: start + secret.length, text: mask, rule: saslPlain.name, learn: secret };
}

/** `PASS` is written so; in lower case, the word stands in sentences. */
function mayBeDialogue(bytes: Uint8Array, at: number): boolean {
  return bytes[at] !== 112 || bytes[at + 4] !== 32;
}
