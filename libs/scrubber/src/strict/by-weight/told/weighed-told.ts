import type { IsInBlock } from '../../by-look/public-blocks.ts';
import { remembering } from '../../remembering.ts';
import { mask, type Mask } from '../../rule.ts';
import { sameAs, sameIn } from '../same-part.ts';
import type { FindParts } from './telling-parts.ts';
import { toldSignalsOf } from './told-signals.ts';
import { isPublic } from '../public-words.ts';
import { toldIn, type ToldKind, type ToldWord } from './told-words.ts';
import { ruleOf, sumOf, type Verdict } from '../weights.ts';
import { withEscapes } from '../with-escapes.ts';
import type { Word } from '../words.ts';
import { isWorthLearning } from '../worth-learning.ts';

const mostKnown = 16_384;
/** As much as is looked at before and behind a part on its line. */
const around = { before: 192, behind: 344 };

/** From which sum of all signals on a word is masked, by its kind: what was measured to be wrong more often needs more. */
const least: Record<ToldKind, number> = {
  people: 1.25, groups: 1.25, mixed: 3.75, plain: 3.25, base64: 3.75, upper: 3, words: 3.75, name: 1.5, number: Infinity, hex: 2.25, uuid: 1.25,
  digits: 1.5, grouped: 0.75, letters: 3.25, joined: 1, phrase: 1.75, spaced: 1.25, bytes: 4.75,
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
      if (!isPublic(text, word) && !isServer(text, word.start)) found.push(maskOf(text, word, verdict));
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
