import { inAnyCase } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const phrase =
  /(?:phrase|mnemonic|psk|pre-?shared[-_ ]?key|wi-?fi[-_ ]?key)\d{0,3}["'\]]{0,2}[ \t]{0,16}(?:=>|[=:>]|\bis\b)[ \t]{0,4}(?<quote>["'`]?)(?<words>[a-z]{3,12}(?:[ -][a-z]{3,12}){2,23})(?=\k<quote>(?:[,;)}\]<\r\n]|$))/gi;
/** What sentences have, and phrases that a generator drew from a list have not. */
const ofSentences =
  /\b(?:the|and|for|not|are|was|has|had|you|your|can|may|must|will|with|from|that|this|when|then|than|please|enter|required?|invalid|wrong|incorrect|missing|empty|unset|none|null|true|false|default|disabled|enabled|expired|changed|provided|given|found|file|prompt|secret|password|passphrase|phrase|key|word|words|mnemonic|characters?|here|set|ask|see|same|only|never|always|correct|horse)\b/i;

/** Looks for pass phrases around what names one. */
export const passPhraseReader: Reader = readerAround(
  inAnyCase('phrase', 'mnemonic', 'psk', 'shared-key', 'shared_key', 'wifi_key', 'wifi-key'),
  { before: 16, behind: 420 },
  passPhrases,
);

/** Finds three and more plain words that stand behind what names a pass phrase and make no sentence. */
function* passPhrases(text: string): Generator<Suspect> {
  for (const { index, 0: found, groups } of text.matchAll(phrase)) {
    const words = groups!['words']!;
    const end = index + found.length;
    if (!ofSentences.test(words)) yield { rule: 'pass-phrase', start: end - words.length, end };
  }
}
