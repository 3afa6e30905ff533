import type { BlockRule } from './block-stage.ts';
import { mask } from './rule.ts';

const begin = '-----BEGIN ';
const end = '-----END ';
const dashes = '-----';

/** A PEM block with nothing but base64 and blanks between its marks. */
export const pemBlock: BlockRule = {
  name: 'pem',
  hint: 'BEGIN',
  find(text, isComplete) {
    const matches = [];
    for (let start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, start)) {
      const lineEnd = endOfLine(text, start);
      const blockEnd = endOfBlock(text, start + begin.length, lineEnd, isComplete);
      if (blockEnd === 'open') return { matches, openAt: start };
      if (blockEnd === undefined) {
        // What does not work from here works from no later mark on this line either.
        start = lineEnd;
        continue;
      }
      matches.push({ start, end: blockEnd, text: mask });
      start = blockEnd;
    }
    return { matches };
  },
};

/** Tries the dashes on the first line from the last to the first: a body and an end mark must follow them. */
function endOfBlock(text: string, from: number, lineEnd: number, isComplete: boolean): number | 'open' | undefined {
  for (
    let mark = text.lastIndexOf(dashes, lineEnd - dashes.length);
    mark >= from;
    mark = text.lastIndexOf(dashes, mark - 1)
  ) {
    const bodyEnd = skipBody(text, mark + dashes.length);
    if (bodyEnd === text.length && !isComplete) return 'open';
    if (!text.startsWith(end, bodyEnd)) continue;
    const close = text.lastIndexOf(dashes, endOfLine(text, bodyEnd) - dashes.length);
    if (close >= bodyEnd + end.length) return close + dashes.length;
  }
  return undefined;
}

function skipBody(text: string, from: number): number {
  const body = /[A-Za-z0-9=+/\t\n\f\r ]*/y;
  body.lastIndex = from;
  return from + (body.exec(text)?.[0].length ?? 0);
}

function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd < 0 ? text.length : lineEnd;
}
