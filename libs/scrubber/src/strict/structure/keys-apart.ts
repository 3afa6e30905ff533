import { parseAllDocuments } from 'yaml';

const holdsMaskedKey = /\*{8}["']?[ \t]*:/;
const maskedKey = /["']?[^\s:"']{0,32}\*{8}/y;

/**
 * A YAML text in which keys of one map that were both masked, and so are alike, have a number behind them: no reader takes a map that has a
 * key twice.
 */
export function keysApart(text: string): string {
  if (!holdsMaskedKey.test(text)) return text;
  const repeated = parseAllDocuments(text, { logLevel: 'error' })
    .flatMap(({ errors }) => errors)
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos: [start] }) => endOfMask(text, start))
    .filter((end) => end !== undefined);
  const ends = [0, ...new Set(repeated), text.length];
  return ends.slice(1).reduce((apart, end, index) => {
    const part = text.slice(ends[index], end);
    return end === text.length ? apart + part : `${apart}${part}-${index + 2}`;
  }, '');
}

function endOfMask(text: string, keyStart: number): number | undefined {
  maskedKey.lastIndex = keyStart;
  return maskedKey.test(text) ? maskedKey.lastIndex : undefined;
}
