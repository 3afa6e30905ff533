import type { BlockRule } from './block-stage.ts';
import { isBlank, quotedMask } from './rule.ts';

const key = 'community_strings';

/** A list of SNMP communities in YAML, as a flow or as a block. */
export const communityList: BlockRule = {
  name: 'community-list',
  hint: key,
  find(text, isComplete) {
    const matches = [];
    for (let start = text.indexOf(key); start >= 0; start = text.indexOf(key, start)) {
      const colon = skipBlanks(text, start + key.length);
      if (colon === text.length && !isComplete) return { matches, openAt: start };
      if (text[colon] !== ':') {
        start += key.length;
        continue;
      }
      const { end, reach } = endOfList(text, colon + 1);
      if (reach === text.length && !isComplete) return { matches, openAt: start };
      if (end !== undefined) matches.push({ start: colon + 1, end, text: ` ${quotedMask}` });
      start = end ?? colon + 1;
    }
    return { matches };
  },
};

interface ListEnd {
  end?: number;
  /** How far one had to look to know. */
  reach: number;
}

function endOfList(text: string, from: number): ListEnd {
  const value = skipBlanks(text, from);
  const close = text[value] === '[' ? text.indexOf(']', value) : value;
  if (close > value) return { end: close + 1, reach: close };
  const lineEnd = text.slice(from, value).lastIndexOf('\n');
  const reach = close < 0 ? text.length : value;
  return lineEnd < 0 ? { reach } : endOfItems(text, from + lineEnd + 1, reach);
}

function endOfItems(text: string, from: number, reached: number): ListEnd {
  let end = from;
  for (;;) {
    const dash = skipBlanks(text, end);
    const item = skipBlanks(text, dash + 1);
    if (dash === end || text[dash] !== '-' || item === dash + 1) return { end, reach: Math.max(reached, dash) };
    const lineEnd = text.indexOf('\n', item);
    end = lineEnd < 0 ? text.length : lineEnd;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}
