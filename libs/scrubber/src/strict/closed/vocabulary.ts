import { readFileSync } from 'node:fs';

/** The words that rule set `closed` knows. */
export interface Vocabulary {
  /** Whether a word, in lower case, is known from documentation and logs. */
  readonly has: (word: string) => boolean;
  /** Whether it is so common there that it says nothing. */
  readonly isCommon: (word: string) => boolean;
}

/** What words end in that are known without. */
const endings = /(?:'?s|es|ed|d|ing|er|ers|ly|able)$/;
const shortest = 3;

/** Reads the list that `npm run vocabulary` makes: common words on its first line, others on its second. */
export function readVocabulary(): Vocabulary {
  const [first = '', second = ''] = readFileSync(new URL('./vocabulary.txt', import.meta.url), 'utf8').split('\n');
  const common = new Set(first.split(' '));
  const others = new Set(second.split(' '));
  const isListed = (word: string): boolean => common.has(word) || others.has(word);
  return {
    isCommon: (word) => word.length < shortest || common.has(word),
    has: (word) =>
      isListed(word) ||
      (endings.test(word) && word.length > shortest + 2 && isListed(word.replace(endings, ''))) ||
      isJoined(word, common),
  };
}

/** Whether a word is two common ones, as in `keyfile` and `userid`. */
function isJoined(word: string, common: ReadonlySet<string>): boolean {
  for (let at = shortest; at <= word.length - 2; at += 1) {
    const rest = word.slice(at);
    if (
      (rest === 'id' || rest.length >= shortest) &&
      common.has(word.slice(0, at)) &&
      (rest === 'id' || common.has(rest))
    )
      return true;
  }
  return false;
}
