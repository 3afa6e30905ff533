import { findClues } from './find-clues.ts';
import { clues } from './must-contain.ts';

/** A part of a content, from the first to behind the last byte. */
export type Suspect = readonly [start: number, end: number];

/** The longest that a match goes on before and behind its clue: a GitHub installation token, a private key. */
const before = 512;
const behind = 14 * 2 ** 10;

/**
 * Finds the parts of a content in which a rule of the linter can find anything: around the words that its matches contain.
 * Parts that touch are one.
 */
export function createSuspects(): (content: Buffer) => Suspect[] {
  const find = findClues(clues);
  return (content) => {
    let text: string | undefined;
    const found: Suspect[] = [];
    find(content, ({ and }, at) => {
      if (and) {
        text ??= content.toString('latin1');
        and.lastIndex = at;
        if (!and.test(text)) return;
      }
      found.push([Math.max(0, at - before), Math.min(content.length, at + behind)]);
    });
    return merged(found);
  };
}

function merged(parts: readonly Suspect[]): Suspect[] {
  const result: [number, number][] = [];
  for (const [start, end] of parts.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
