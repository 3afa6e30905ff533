import { fromUtf8 } from '../../../byte-string.ts';
import { mask, type Mask, type StrictRule } from '../../rule.ts';

/** What people call a pass phrase, and the words from which a wallet is made, in some languages. */
const nouns = [
  'phrase', 'mnemonic', 'frase', 'seed words', 'recovery words', 'sentenza', 'frasi', 'fraza', 'lösenfras', 'wachtwoordzin', 'фраза', '助记词', '助記詞', 'パスフレーズ', '니모닉', '암호문',
  'shared-secret', 'wpa', 'psk', ' key "', " key '", '<<< ', 'sealed with', 'paper backup', 'wifi',
].map(fromUtf8); // prettier-ignore

/** The rest of the noun or name, what says for whom, and a sign or verb; then three words or more, alone on their line or in quotes. */
const ahead = new RegExp(
  String.raw`[^\s:=("'<]{0,40}(?:[ _-](?:for|of|de|del|da|do|für|von|\w{1,16}) ?[\w.@-]{0,24})?(?: ?\([^()\n]{1,40}\))?(?:["'\]]{0,2}(?:\s{0,4}(?:=>|[:=>]|\xef\xbc\x9a)\s{0,4}|,\s{0,2}(?=["'])|[ \t]{1,4}(?:is|are|was|ist|lautet|est|es|é|è|to) )|[ \t]{1,4})(?:<\w{1,8}>|string )?[\\(]?(["'\x60]?)((?:[a-z]{3,12}[ ,_-]{1,2}){1,23}[a-z]{3,12})(?=([\s"'\x60.,;})<\\]|$)( ?[/"]?))`,
  'y',
);
/** Words that join others to a sentence, or tell of a secret: a phrase of words chosen at random has none. */
const ofSentences =
  /\b(?:the|and|for|not|was|are|has|had|have|with|from|this|that|your|you|our|must|will|should|would|could|can|cannot|may|too|than|then|when|while|please|enter|use|used|using|set|unset|new|old|none|missing|empty|invalid|wrong|incorrect|correct|required|expired|changed|provided|given|found|failed|accepted|rejected|least|characters|words|file|stdin|prompt|into|onto|after|before|again|only|been|were|does|did|but|all|any|one|two|out|off|per|via|key|keys|password|passphrase|phrase|secret|login|user|string|default|value|protected|encrypted|der|die|das|und|nicht|ist|los|las|por|para|una|con|que|les|des|est|pas|pour|dans|une)\b/;

/** Masks phrases of plain words behind what names one: `seed phrase: ********`. */
export const passPhrase: StrictRule = {
  name: 'pass-phrase', kind: 'key', since: '0.2.0', hints: nouns, glance: mayBeWords,
  about: 'A phrase of plain words behind what names one, such as a mnemonic of a wallet',
  find: findPhrase,
}; // prettier-ignore

function findPhrase(text: string, at: number): Mask | undefined {
  ahead.lastIndex = at;
  const match = ahead.exec(text);
  const [whole = '', quote = '', phrase = '', behind = '', next = ''] = match ?? [];
  if (
    !match ||
    ofSentences.test(phrase) ||
    /[_-](?:count|counts|id|ids|name|names|type|only|readonly|total|size)$/.test(phrase) ||
    /ssid|_name|username|identity/i.test(whole.slice(0, -phrase.length)) ||
    text.slice(Math.max(0, at - 11), at).endsWith('<set to the')
  )
    return undefined;
  const isShort = !/[ ,_-].*[ ,_-]/.test(phrase);
  if (quote === '' && !/^[\n\r"'`)}<\\]?$/.test(behind) && !(behind === ' ' && next.includes('/'))) return undefined;
  if (isShort && quote === '' && !/^[^\n]{0,24}[:=]\s/.test(whole) && !next.includes('/')) return undefined;
  const end = at + whole.length;
  return { start: end - phrase.length, end, text: mask, rule: passPhrase.name, learn: phrase };
}

/** Whether a blank between lower-case letters follows soon on the line: there could be words. */
function mayBeWords(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 160);
  let blanks = 0;
  for (let place = at; place < end; place += 1) {
    const code = bytes[place]!;
    if (code === 10) return false;
    if (
      (code === 32 || code === 45 || code === 44 || code === 95) &&
      isLower(bytes[place - 1]) &&
      isLower(bytes[place + 1])
    )
      blanks += 1;
    if (blanks === 1) return true;
  }
  return false;
}

function isLower(code: number | undefined): boolean {
  return code !== undefined && code > 96 && code < 123;
}
