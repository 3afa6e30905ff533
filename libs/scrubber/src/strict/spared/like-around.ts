import { farthest, isOfWord, startOfWord } from '../by-weight/line-words.ts';
import { most, type Place } from './signals.ts';

const lineFeed = 10;
const [blank, numberSign] = [32, 35];

/**
 * Makes what writes down all that weighs for or against a value around it: its line, where one digit is as any other, and the last words of
 * the line above. Texts that it makes are the same only where that is. It reads signs of the text as they are, which takes less time than
 * to tell names from other words first.
 */
export function likeAround(): (place: Place) => string {
  const written = Buffer.alloc(2 * (farthest.before + farthest.behind + most.above));
  let length = 0;

  const write = (code: number): void => {
    written[length++] = code > 47 && code < 58 ? 48 : code;
  };

  function writeAll(text: string): void {
    for (let at = 0; at < text.length; at += 1) write(text.charCodeAt(at));
    write(lineFeed);
  }

  function writeLine(text: string, start: number, end: number): void {
    for (let at = start - 1; at >= Math.max(0, start - farthest.before); at -= 1) {
      const code = text.charCodeAt(at);
      if (code === lineFeed) break;
      write(code);
    }
    write(lineFeed);
    for (let at = end; at < Math.min(text.length, end + farthest.behind); at += 1) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === 13) break;
      write(code);
    }
    write(lineFeed);
  }

  /** The last words, and no fewer than count: a name may be of several. */
  function writeAbove(text: string, at: number): void {
    const lowest = Math.max(0, at - most.above);
    let end = at - 1;
    while (end >= lowest && text.charCodeAt(end) !== lineFeed) end -= 1;
    for (let words = 0; words < most.wordsAbove;) {
      while (end > lowest && text.charCodeAt(end - 1) !== lineFeed && !isOfWord(text.charCodeAt(end - 1))) end -= 1;
      const start = startOfWord(text, end, lowest);
      if (start >= end) return;
      words += writeWord(text, start, end);
      end = start;
    }
  }

  function writeWord(text: string, start: number, end: number): number {
    write(blank);
    if (holdsFigure(text, start, end)) {
      write(numberSign);
      return 1;
    }
    let words = 0;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      write(code);
      if (code !== 45 && code !== 95) words = 1;
    }
    return words;
  }

  return ({ text, start, end, rule, kind }) => {
    length = 0;
    writeAll(rule);
    writeAll(kind);
    writeLine(text, start, end);
    writeAbove(text, start);
    return written.toString('latin1', 0, length);
  };
}

/** Whether a word has a digit, or an asterisk. */
function holdsFigure(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if ((code > 47 && code < 58) || code === 42) return true;
  }
  return false;
}
