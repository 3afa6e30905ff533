import { isInDump } from '../encoded/dump-rows.ts';
import { isCodeSymbol } from '../by-look/code-symbols.ts';
import { publicBlocks, type IsInBlock } from '../by-look/public-blocks.ts';
import { remembering } from '../remembering.ts';
import { mask, type Mask } from '../rule.ts';
import { createTokenScan } from '../scan/token-scan.ts';
import type { Candidate } from '../stream/candidates.ts';
import type { Finders } from '../stream/text-masker.ts';
import { kindOf, type Kind } from './kinds.ts';
import { isOutOfQuestion } from './out-of-question.ts';
import { isPublic } from './public-words.ts';
import { signalsOf } from './signals.ts';
import { signalsOfForm } from './signs-of-words.ts';
import { leastOfWord, readWeights, ruleOf, sumOf, unitsPerWeight, weigh, type Weights } from './weights.ts';
import { tellingScan } from './told/telling-parts.ts';
import { toldFinder } from './told/weighed-told.ts';
import { withEscapes } from './with-escapes.ts';
import { blank, classOf, edges, wordsIn, type Word } from './words.ts';
import { isWorthLearning } from './worth-learning.ts';

/** From which sum on a word's form is enough to look at what stands around it. */
const leastForm = -0.75;
/** And from which sum of all signals on it is masked, by its kind: what was measured to be wrong more often needs more. */
export const least: Record<Kind, number> = {
  people: 0.75, groups: 1.25, mixed: 1.95, plain: 2.5, base64: 3.75, upper: 3.25, words: 3.75,
  name: Infinity, number: Infinity, hex: Infinity, uuid: Infinity,
}; // prettier-ignore
const longestToken = 8_192;
/** The last line of a block is as short as any word. */
const longestBlock = 4_096;

const longestRemembered = 256;
/** What tells the two sorts of candidates apart. */
const [isToken, isPart] = [0, 1];

/** A word of a token that what stands around it may make a secret, and what it weighs by itself. */
interface Own extends Word {
  readonly kind: Kind;
  readonly weight: number;
}

/** What words are judged with. */
interface Judge {
  readonly weights: Weights;
  readonly ownWords: (token: string) => readonly Own[];
  readonly isInBlock: IsInBlock;
}

/**
 * Makes the search for words that weigh as secrets where no rule said anything: the sum of all signals decides, with weights that were
 * learned. A scan of the bytes names the few tokens whose form weighs enough. Each search remembers words, secret ones too: take
 * one for each flare, so that they go with it.
 */
export function weighedWords(weights: Weights = readWeights()): () => Finders {
  const tokensIn = createTokenScan({ classes: classOf, edges, weights: weights.form });
  const partsIn = tellingScan();
  return () => findersOf(weights, { tokensIn, partsIn });
}

/** The scans for words of telling form, and for parts of lines behind what tells of a secret. */
interface Scans {
  readonly tokensIn: ReturnType<typeof createTokenScan>;
  readonly partsIn: ReturnType<typeof tellingScan>;
}

function findersOf(weights: Weights, { tokensIn, partsIn }: Scans): Finders {
  const isInBlock = publicBlocks(longestBlock);
  const told = toldFinder(weights.told, partsIn, isInBlock);
  const judge = { weights, ownWords: rememberedWords(weights), isInBlock };
  return {
    candidates(bytes, from, to) {
      const start = beginningOfToken(bytes, from, to);
      const places = tokensIn(bytes, start, to, leastForm * unitsPerWeight);
      const tokens = Array.from({ length: places.length / 2 }, (_, index) =>
        candidate(start + places[2 * index]!, start + places[2 * index + 1]!, isToken),
      );
      const parts = told.parts(bytes, from, to).map((part) => candidate(part.start, part.end, isPart));
      return parts.length === 0 ? tokens : [...tokens, ...parts].toSorted((a, b) => a.at - b.at);
    },
    word(text, part) {
      const isLong = part.end - part.start > longestToken;
      const masks = part.surprise === isPart ? told.masks(text, part) : isLong ? [] : masksIn(text, part, judge);
      return masks.filter(({ start, end }) => !isInDump(text, start, end));
    },
    run: () => [],
    patterns: undefined,
  };
}

function candidate(start: number, end: number, surprise: number): Candidate {
  return { at: start, part: { start, end, surprise }, rules: [] };
}

/** A token that began before is not looked at again. */
function beginningOfToken(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  if (at > 0) while (at < to && classOf[bytes[at - 1]!] !== blank) at += 1;
  return at;
}

/** Makes the list of a token's words that may count. It remembers what it made, as the same few tokens come again and again. */
function rememberedWords(weights: Weights): (token: string) => readonly Own[] {
  const wordsOf = (token: string): readonly Own[] =>
    isCodeSymbol(token) ? [] : wordsIn(token, 0, token.length).flatMap((word) => ownWord(token, word, weights) ?? []);
  const known = remembering(wordsOf);
  return (token) => (token.length > longestRemembered ? wordsOf(token) : known(token));
}

function ownWord(token: string, word: Word, weights: Weights): Own | undefined {
  if (sumOf(weights.form, signalsOfForm(token, word)) < leastForm) return undefined;
  const value = token.slice(word.start, word.end);
  const kind = kindOf(value);
  if (least[kind] === Infinity) return undefined;
  const weight = sumOf(weights.around, signalsOf(token, word, kind).word());
  return weight < leastOfWord || isOutOfQuestion(value) ? undefined : { ...word, kind, weight };
}

function masksIn(text: string, token: Word, judge: Judge): Mask[] {
  const found: Mask[] = [];
  for (const own of judge.ownWords(text.slice(token.start, token.end))) {
    const word = { start: token.start + own.start, end: token.start + own.end };
    const masked = found.some(({ start, end }) => start < word.end && word.start < end)
      ? undefined
      : maskOf(text, word, own, judge);
    if (masked) found.push(masked);
  }
  return found;
}

function maskOf(text: string, word: Word, { kind, weight }: Own, { weights, isInBlock }: Judge): Mask | undefined {
  const verdict = weigh(weights, weight, signalsOf(text, word, kind));
  if (!verdict) return undefined;
  const sum = verdict.word + verdict.key + verdict.line;
  if (sum < least[kind] || isPublic(text, word) || isInBlock(text, word.start)) return undefined;
  const whole = withEscapes(text, word);
  const value = text.slice(whole.start, whole.end);
  return {
    ...whole,
    text: `value-${mask}`,
    rule: ruleOf(verdict),
    ...(isWorthLearning(value, sum - least[kind]) && { learn: value }),
  };
}
