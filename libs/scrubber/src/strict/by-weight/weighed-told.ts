import type { IsInBlock } from '../by-look/public-blocks.ts';
import { remembering } from '../remembering.ts';
import { mask, type Mask } from '../rule.ts';
import { sameAs, sameIn } from './same-part.ts';
import type { FindParts } from './telling-parts.ts';
import { toldSignalsOf } from './told-signals.ts';
import { lineBefore } from '../by-look/surroundings.ts';
import { isPublic } from './public-words.ts';
import { anyOf, stemClasses, tellingStems } from './telling-stems.ts';
import { toldIn, type ToldKind, type ToldWord } from './told-words.ts';
import { ruleOf, sumOf, type Verdict } from './weights.ts';
import { withEscapes } from './with-escapes.ts';
import type { Word } from './words.ts';
import { isWorthLearning } from './worth-learning.ts';

const mostKnown = 16_384;
/** As much as is looked at before and behind a part on its line. */
const around = { before: 192, behind: 344 };

/** From which sum of all signals on a word is masked, by its kind: what was measured to be wrong more often needs more. */
const least: Record<ToldKind, number> = {
  people: 0.5, groups: 0.5, mixed: 3, plain: 2.5, base64: 3, upper: 2.25, words: 3, name: 0.75, number: Infinity, hex: 1.5, uuid: 0.5,
  digits: 0.75, grouped: 0, letters: 2.5, joined: 0.25, phrase: 1, spaced: 0.5, bytes: 4,
}; // prettier-ignore
/** What a word and its name must weigh, for a line to make a secret of it. */
const leastOfWord = -4;

/** What finds parts of lines that stand behind what tells of a secret, and the masks in such a part. */
export interface ToldFinder {
  readonly parts: FindParts;
  readonly masks: (text: string, part: Word) => Mask[];
}

/**
 * Makes the search in such parts: the sum of all that is said for and against each word decides. Parts of lines in which nothing weighs
 * enough are remembered by a hash, as logs have the same few again and again.
 */
export function toldFinder(weights: Int8Array, scan: FindParts, isInBlock: IsInBlock): ToldFinder {
  const known = new Set<number>();

  function masksOf(text: string, part: Word): Mask[] {
    const found: Mask[] = [];
    let isNothing = true;
    for (const word of toldIn(text, part.start, part.end)) {
      if (found.some(({ start, end }) => start < word.end && word.start < end)) continue;
      const verdict = weigh(text, word, weights);
      if (!verdict) continue;
      isNothing = false;
      if (!isPublic(text, word) && !isServer(text, word.start) && !isOfOtherCell(text, word))
        found.push(maskOf(text, word, verdict));
    }
    if (isNothing) remember(sameIn(text, part));
    return found;
  }

  const masksWithin = remembering((context: string) =>
    masksOf(context, { start: around.before, end: context.length - around.behind }),
  );

  /** Within a line that goes on for long, parts with the same around them are looked at once: it may be one word again and again. */
  function masksIn(text: string, part: Word): Mask[] {
    const [from, to] = [part.start - around.before, part.end + around.behind];
    const context = from < 0 || to > text.length ? undefined : text.slice(from, to);
    const masks =
      context === undefined || context.includes('\n')
        ? masksOf(text, part)
        : masksWithin(context).map((each) => ({ ...each, start: from + each.start, end: from + each.end }));
    return masks.filter(({ start }) => !isInBlock(text, start));
  }

  function remember(same: number | undefined): void {
    if (known.size === mostKnown) known.clear();
    if (same !== undefined) known.add(same);
  }

  const isKnown = (same: number | undefined): boolean => same !== undefined && known.has(same);

  return {
    parts: (bytes, from, to) => scan(bytes, from, to).filter((part) => !isKnown(sameAs(bytes, part))),
    masks: masksIn,
  };
}

/** Weighs a word; nothing where that is not enough. */
function weigh(text: string, word: ToldWord, weights: Int8Array): Verdict | undefined {
  const signals = toldSignalsOf(text, word);
  const [own, key] = [sumOf(weights, signals.word()), sumOf(weights, signals.key())];
  if (own + key < leastOfWord) return undefined;
  const line = sumOf(weights, signals.line());
  return own + key + line < least[word.kind] ? undefined : { word: own, key, line };
}

/** Whether a word is the name of what nginx hands requests on to. */
function isServer(text: string, start: number): boolean {
  return /\b(?:fastcgi|memcached|redis2?|proxy|uwsgi|scgi|grpc|drizzle|postgres)_pass\s{1,8}["']?$/.test(
    text.slice(Math.max(0, start - 32), start),
  );
}

const cellSign = /[;\t|]/;
const tells = new RegExp(anyOf(tellingStems.filter((stem) => stemClasses.get(stem) !== 'person')), 'i');

/** Whether a number is a cell of a row of which another cell tells of a secret: what that tells is not of this one. */
function isOfOtherCell(text: string, { start, end, kind }: ToldWord): boolean {
  if (kind !== 'digits' && kind !== 'name' && kind !== 'uuid' && kind !== 'hex' && kind !== 'groups') return false;
  const before = lineBefore(text, start, around.before);
  const sign = cellSign.exec(before)?.[0];
  if (
    sign === undefined ||
    !before.trimEnd().endsWith(sign) ||
    !/^ {0,40}(?:[;\t|\r\n]|$)/.test(text.slice(end, end + 48))
  )
    return false;
  const cells = before.split(sign);
  return cells.length > 3 && !tells.test(cells.at(-2) ?? '');
}

function maskOf(text: string, word: ToldWord, verdict: Verdict): Mask {
  const { start, end } = withEscapes(text, word);
  const value = text.slice(start, end);
  const excess = verdict.word + verdict.key + verdict.line - least[word.kind];
  return {
    start,
    end,
    text: `value-${mask}`,
    rule: ruleOf(verdict),
    ...(word.kind !== 'digits' && isWorthLearning(value, excess) && { learn: value }),
  };
}
