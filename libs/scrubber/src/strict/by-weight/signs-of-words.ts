import { tableOf } from '../scan/byte-table.ts';
import { mixed, place } from './hashes.ts';
import { sizes } from './signal-list.ts';
import { classOf, digit, separator, sign, upper, type Word } from './words.ts';

/** What a word's form says, without its letters: which classes follow one another, in runs of which lengths, at its beginning and end. */
export function signalsOfForm(text: string, { start, end }: Word): number[] {
  let [plain, sized, head, tail] = [1, 2, 3, 4];
  let [last, run] = [-1, 0];
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? text.charCodeAt(at) : 0;
    const of = classOf[code]!;
    const part = of === sign || of === separator ? code : of;
    if (at < end && at < start + 6) head = mixed(head, part);
    if (at < end && at >= end - 5) tail = mixed(tail, part);
    if (part === last && part <= digit && at < end) {
      run += 1;
      continue;
    }
    if (last >= 0) {
      plain = mixed(plain, last);
      sized = mixed(mixed(sized, last), run < 4 ? run : run < 7 ? 5 : run < 12 ? 8 : 12);
    }
    [last, run] = [part, 1];
  }
  const length = end - start > 16 ? Math.min(64, (end - start) & ~3) : end - start;
  return [mixed(5, 0), plain, sized, head, tail, mixed(6, length)].map((hash) => place(hash, sizes.form));
}

const separates = tableOf(/[\s"'`<>=:,;()[\]{}|?&/@\\-]/);

/** Signs that separate as they are, all else as one. */
export function signs(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length; at += 1) kept += separates[text.charCodeAt(at)] === 1 ? text[at]! : 'a';
  return kept;
}

/** The letters of ASCII in a word. */
export function lettersIn(word: string): string {
  let letters = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const of = classOf[code]!;
    if (of > 0 && of <= upper && code < 128) letters += word[at]!;
  }
  return letters;
}

/** What of a word is neither letter, digit nor `_`, each once. */
export function signsIn(word: string): string {
  let found = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const of = classOf[code]!;
    if ((of === 0 || of > digit) && code !== 95 && !found.includes(word[at]!)) found += word[at]!;
  }
  return found;
}
