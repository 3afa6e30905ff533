import { isBlank, isWord, mask, type Replacement } from './rule.ts';

/** `Bearer`, blanks, and all up to the last word before the next "*". */
export function* bearerTokens(line: string): Iterable<Replacement> {
  const word = 'Bearer';
  for (let start = line.indexOf(word); start >= 0; start = line.indexOf(word, start + 1)) {
    const blanks = start + word.length;
    if ((start > 0 && isWord(line.charCodeAt(start - 1))) || !isBlank(line.charCodeAt(blanks))) continue;
    const star = line.indexOf('*', blanks);
    let end = star < 0 ? line.length : star;
    while (end > blanks + 1 && !isWord(line.charCodeAt(end - 1))) end -= 1;
    if (end > blanks + 1) {
      yield { start, end, text: `${word} ${mask}` };
      start = end - 1;
    } else if (star >= 0) {
      start = star;
    } else {
      return;
    }
  }
}
