import type { Mask } from '../rule.ts';

const farthest = 1_024;
const backslash = 92;
const quoteCode = 34;

/** Whether a place is within a double-quoted text, going by its line; on a very long line, which is mostly JSON, it is. */
export function isInString(text: string, at: number): boolean {
  const lowest = Math.max(0, at - farthest);
  const before = text.slice(lowest, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0 && lowest > 0) return true;
  let isInside = false;
  for (let index = lineStart; index < before.length; index += 1) {
    if (before.charCodeAt(index) === backslash) index += 1;
    else if (before.charCodeAt(index) === quoteCode) isInside = !isInside;
  }
  return isInside;
}

/** Keeps a mask that begins within a quoted text from taking the closing quote away, so that JSON stays JSON. */
export function withinString(text: string, mask: Mask): Mask | undefined {
  if (mask.isOutside) return mask;
  const quote = /(?:[^"\\]|\\.)*?"/sy;
  quote.lastIndex = mask.start;
  const first = text.slice(mask.start, mask.end).includes('"') ? quote.exec(text) : undefined;
  const end = first ? mask.start + first[0].length - 1 : mask.end;
  if (end >= mask.end || !isInString(text, mask.start)) return mask;
  const { until: _, ...closed } = mask;
  return end > mask.start ? { ...closed, end } : undefined;
}
