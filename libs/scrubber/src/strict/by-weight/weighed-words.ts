import { isCodeSymbol } from '../by-look/code-symbols.ts';
import { publicBlocks, type IsInBlock } from '../by-look/public-blocks.ts';
import { harmlessShape } from '../by-look/harmless-shapes.ts';
import { isPublicKeyMember } from '../by-look/public-key-members.ts';
import { isHarmlessThere } from '../by-look/surroundings.ts';
import { remembering } from '../remembering.ts';
import { mask, type Mask } from '../rule.ts';
import { createTokenScan } from '../scan/token-scan.ts';
import type { Finders } from '../stream/text-masker.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { kindOf, type Kind } from './kinds.ts';
import { signalsOf, signalsOfForm } from './signals.ts';
import { leastOfWord, readWeights, sumOf, unitsPerWeight, weigh, type Verdict, type Weights } from './weights.ts';
import { blank, classOf, edges, wordsIn, type Word } from './words.ts';

/** From which sum on a word's form is enough to look at what stands around it. */
const leastForm = 0;
/** And from which sum of all signals on it is masked, by its kind: what was measured to be wrong more often needs more. */
export const least: Record<Kind, number> = {
  people: 0, groups: 0.5, mixed: 1.2, plain: 2, base64: 3, upper: 2.5, words: 3,
  name: Infinity, number: Infinity, hex: Infinity, uuid: Infinity,
}; // prettier-ignore
/** How much more than enough a value must weigh to be looked for elsewhere. */
const toLearn = 1.5;
const longestToken = 8_192;
const longestEscaped = 128;
/** A line of base64 alone is longer. */
const longestOnLine = 44;
/** The last line of a block is as short as any word. */
const longestBlock = 4_096;

const longestRemembered = 256;

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

/** Forms of `harmlessShape` that passwords and keys have as well: the weights decide. */
const undecided =
  /^(?:a number in hex|hexadecimal groups|a name of Kubernetes|a name with words|names in upper|a UUID)/;

/**
 * Makes the search for words that weigh as secrets where no rule said anything: the sum of all signals decides, with weights that were
 * learned. A scan of the bytes names the few tokens whose form weighs enough. Each search remembers words, secret ones too: take
 * one for each flare, so that they go with it.
 */
export function weighedWords(weights: Weights = readWeights()): () => Finders {
  const tokensIn = createTokenScan({ classes: classOf, edges, weights: weights.form });
  return () => findersOf(weights, tokensIn);
}

function findersOf(weights: Weights, tokensIn: ReturnType<typeof createTokenScan>): Finders {
  const judge = { weights, ownWords: rememberedWords(weights), isInBlock: publicBlocks(longestBlock) };
  return {
    candidates(bytes, from, to) {
      const start = beginningOfToken(bytes, from, to);
      const places = tokensIn(bytes, start, to, leastForm * unitsPerWeight);
      return Array.from({ length: places.length / 2 }, (_, index) => {
        const [at, end] = [start + places[2 * index]!, start + places[2 * index + 1]!];
        return { at, part: { start: at, end, surprise: 0 }, rules: [] };
      });
    },
    word: (text, token) => (token.end - token.start > longestToken ? [] : masksIn(text, token, judge)),
    run: () => undefined,
    patterns: undefined,
  };
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
  return {
    ...whole,
    text: `value-${mask}`,
    rule: ruleOf(verdict),
    ...(sum >= least[kind] + toLearn && { learn: text.slice(whole.start, whole.end) }),
  };
}

/** A word with what it goes on with in a string of JSON, where a sign is written as `\\u003e`. */
function withEscapes(text: string, { start, end }: Word): Word {
  const before = /(?:[^\s"'`\\,;([{=:]{0,64}\\u[0-9a-f]{4}){1,8}$/i.exec(
    text.slice(Math.max(0, start - longestEscaped), start),
  );
  const behind = /(?:\\u[0-9a-f]{4}[^\s"'`\\,;)\]}]{0,64}){1,8}/iy;
  behind.lastIndex = end;
  return { start: start - (before?.[0].length ?? 0), end: end + (behind.exec(text)?.[0].length ?? 0) };
}

/** Whether what stands around a word says that it is public, or it is a line of a block in base64, which has rules of its own. */
function isPublic(text: string, { start, end }: Word): boolean {
  const isLine = end - start >= longestOnLine && endsLine(text, start - 1) && endsLine(text, end);
  return isLine || isPublicKeyMember(text, start, end) || isHarmlessThere(text, start, end);
}

/** In a string a line ends with `\n`. */
function endsLine(text: string, at: number): boolean {
  const sign = text[at];
  return (
    sign === undefined || sign === '\n' || sign === '\r' || sign === '\\' || (sign === 'n' && text[at - 1] === '\\')
  );
}

/** The rule says which of the signals decided. */
function ruleOf({ word, key, line }: Verdict): string {
  if (key > word && key >= line) return 'weighed-by-key';
  return line > word ? 'weighed-by-line' : 'weighed-by-word';
}

/** Whether no weights can make a secret of a word: a reference, an escape, an id whose form is public. */
export function isOutOfQuestion(value: string): boolean {
  if (value.includes('****') || /^#x?\d|^h[0-9a-f]{16}$|^[$%]\{|^[\d;]+m/.test(value) || isPlaceholder(value))
    return true;
  const shape = harmlessShape(value);
  return shape !== undefined && !undecided.test(shape);
}
