import type { Part } from '../by-look/generated-words.ts';
import type { IsGoing, Mask, OnMask, Terminator, Told } from '../rule.ts';
import type { Spares } from '../spared/spares.ts';
import { withinString, withQuotes } from '../value/in-string.ts';
import type { Candidate, FindCandidates } from './candidates.ts';
import type { Give } from './gathered.ts';
import { createWindow } from './window.ts';

/** How the masks of one window are found. */
export interface Finders {
  readonly candidates: FindCandidates;
  /** What decides about a long run; asked again behind what is masked of it. */
  readonly run: (text: string, start: number, end: number) => readonly Mask[];
  /** What decides about a surprising part of a word; none where the word begins in what goes anyway. */
  readonly word?: (text: string, part: Part, isTaken: (start: number) => boolean) => readonly Mask[];
  /** What becomes of a part that is written as numbers: nothing where it says nothing that is secret. */
  readonly within?: (mask: Mask) => readonly Mask[];
  /** Masks of the operator's own patterns that begin in the given part, from left to right, if there are any patterns. */
  readonly patterns: ((text: string, from: number, to: number) => readonly Mask[]) | undefined;
  /** What lets a value stay that would be masked. */
  readonly spares?: Spares | undefined;
  readonly onSpared?: Told['onSpared'];
  /** Makes of a mask one that fits where names stand; nothing where the name is to stay. */
  readonly named?: ((text: string, mask: Mask) => Mask | undefined) | undefined;
}

export interface TextMasker {
  /** Takes bytes, which it does not keep, and gives those that are settled. */
  readonly push: (bytes: Uint8Array, give: Give) => void;
  readonly end: (give: Give) => void;
}

/** What finds the next mask of a table, and how far the text has moved since the last was found. */
interface Following {
  readonly next: NonNullable<Mask['next']>;
  moved: number;
  /** The next, where it was found already in the text as it is now. */
  found?: Mask | undefined;
}

/** How far a rule may look ahead of its hint, and behind it. */
const ahead = 24 * 2 ** 10;
const behind = 4 * 2 ** 10;
/** With how many waiting masks a part is compared: more would take longer than to look at the part. */
const mostCompared = 16;

/**
 * Masks a stream of bytes in windows of a constant size, so that neither its length, nor that of a line or a secret, nor
 * the pieces it comes in matter. What is not masked passes untouched.
 */
export function createTextMasker(finders: Finders, onMask: OnMask, size?: number): TextMasker {
  const window = createWindow(size);
  /** How much of what is held was given out already, and how much was scanned. */
  let given = 0;
  let scanned = 0;
  /** Where the next scan begins: at the first candidate whose mask begins behind this one, as others may begin before that. */
  let resumeAt = 0;
  let open: Terminator | undefined;
  let following: Following | undefined;
  /** Up to where a text that is written as numbers was looked into last, and the rule that found it. */
  let looked = { rule: '', to: 0 };
  /** Masks in place that begin behind what was scanned. */
  let later: Mask[] = [];
  /** How many of the masks that wait are known to be in order. */
  let ordered = 0;
  /** Up to where spared values were told of: what is looked at twice counts once. */
  let told = 0;

  function settle(isEnd: boolean, give: Give): void {
    const bytes = window.bytes();
    const { length } = bytes;
    const scanTo = isEnd ? length : length - ahead;
    let text = '';
    const decode = (): string => (text ||= Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1'));
    const skip = (to: number): void => {
      given = Math.max(given, to);
      scanned = Math.max(scanned, to);
    };

    if (open) skip(endOf(open, decode(), scanned));
    if (!open) {
      const candidates = scanned < scanTo ? finders.candidates(bytes, scanned, scanTo) : [];
      if (following || candidates.length > 0 || finders.patterns) decode();
      eachMask(candidates, text, scanTo, (found) => {
        const mask = finders.named ? finders.named(text, found) : found;
        if (!mask || isSpared(text, mask)) return;
        if (given < mask.start) give(bytes.subarray(given, mask.start));
        give(Buffer.from(onMask(isEnd ? ended(mask) : mask) ?? mask.text, 'latin1'));
        skip(mask.end);
        open = mask.until;
      });
    }
    if (!open) scanned = Math.max(scanned, resumeAt);
    const [from, to] = [given, Math.max(given, isEnd ? length : scanned - behind)];
    if (from < to) give(bytes.subarray(from, to));
    given = to;
    keepFrom(isEnd ? length : Math.max(0, Math.min(given, scanned) - behind));
  }

  function isSpared(text: string, mask: Mask): boolean {
    if (!maySpare(text, mask)) return false;
    if (mask.start >= told) finders.onSpared?.(mask.rule);
    told = Math.max(told, mask.end);
    return true;
  }

  function maySpare(text: string, mask: Mask): boolean {
    return (mask.isSpared ??= !mask.isCertain && !mask.until && (finders.spares?.(text, mask) ?? false));
  }

  /** Takes masks from left to right, up to one whose end was not seen: each waits until all that begins before it is found. */
  function eachMask(candidates: readonly Candidate[], text: string, scanTo: number, take: (mask: Mask) => void): void {
    resumeAt = scanTo;
    ordered = 0;
    const waiting = [...later, ...(finders.patterns?.(text, scanned, scanTo) ?? [])];
    const isGoing: IsGoing = (start, end) =>
      !finders.named &&
      waiting.length <= mostCompared &&
      waiting.some((mask) => mask.start === start && mask.end >= end && !mask.isInPlace && !maySpare(text, mask));
    for (const candidate of candidates) {
      if (following) follow(text, candidate.at, waiting);
      if (waiting.length > 0) takeBefore(candidate.at, waiting, take);
      if (open) break;
      const found = waiting.length;
      findMasks(candidate, text, waiting, isGoing);
      if (waiting.length > found && setAside(waiting, found, scanTo)) resumeAt = Math.min(resumeAt, candidate.at);
    }
    if (!open && following) follow(text, scanTo, waiting);
    if (!open) takeBefore(scanTo, waiting, take);
    later = waiting.filter(({ isInPlace }) => isInPlace);
  }

  function takeBefore(at: number, waiting: Mask[], take: (mask: Mask) => void): void {
    if (waiting.length !== ordered && !isInOrder(waiting)) waiting.sort((a, b) => a.start - b.start);
    while (waiting[0] && waiting[0].start < at) {
      const mask = waiting.shift()!;
      const left = mask.isInPlace ? behindGiven(mask) : mask;
      if (left && left.start >= given) take(left);
      if (open) break;
    }
    ordered = waiting.length;
  }

  /** What is left of a mask in place of which the beginning is given out. */
  function behindGiven(mask: Mask): Mask | undefined {
    if (mask.start >= given) return mask;
    return mask.end > given ? { ...mask, start: given, text: mask.text.slice(given - mask.start) } : undefined;
  }

  function findMasks(candidate: Candidate, text: string, masks: Mask[], isGoing: IsGoing): void {
    const { at, runEnd, part, rules } = candidate;
    if (runEnd !== undefined) findRunMasks(at, runEnd, text, masks);
    else if (part) {
      const words = finders.word?.(text, part, (start) => isTaken(start, start + 1, masks)) ?? [];
      for (const word of words) addMask(word, text, masks);
    } else
      for (const { name, find, isInPlace = false } of rules)
        if (isInPlace ? at >= looked.to || name !== looked.rule : at >= given)
          addMask(find(text, at, 0, isGoing), text, masks);
  }

  function addMask(found: Mask | undefined, text: string, masks: Mask[]): void {
    if (found?.encoded) {
      addEncoded(found, masks);
      return;
    }
    const inside = found && withinString(text, found);
    const mask = inside && withQuotes(text, inside);
    if (!mask || mask.start < given) return;
    masks.push(mask);
    if (mask.next) following = { next: mask.next, moved: 0 };
  }

  function addEncoded(found: Mask, masks: Mask[]): void {
    if (found.next) following = { next: found.next, moved: 0 };
    looked = { rule: found.rule, to: found.end };
    masks.push(...(finders.within?.(found) ?? []));
  }

  function findRunMasks(start: number, end: number, text: string, masks: Mask[]): void {
    for (let from = Math.max(start, given); from < end;) {
      const found = isTaken(from, end, masks) ? [] : finders.run(text, from, end);
      const last = found.at(-1);
      if (!last) return;
      masks.push(...found);
      from = last.end;
    }
  }

  /**
   * Whether a part goes anyway, so that looking at it would change nothing: a mask covers it, and so does each that could displace that
   * one.
   */
  function isTaken(start: number, end: number, masks: readonly Mask[]): boolean {
    if (end <= given) return true;
    if (masks.length > mostCompared) return false;
    const over = masks.find((mask) => mask.start <= start && mask.end >= end);
    return !!over && masks.every((other) => other.start > over.start || other.end <= over.start || other.end >= end);
  }

  /** Adds the masks of a table that begin before a place. */
  function follow(text: string, to: number, masks: Mask[]): void {
    for (let last = following; last; last = following) {
      const found = (last.found ??= last.next(text, last.moved));
      if (found && found.start >= to) return;
      following = found?.next && { next: found.next, moved: 0 };
      if (found?.encoded) addEncoded(found, masks);
      else if (found && found.start >= given) masks.push(found);
    }
  }

  function endOf(terminator: Terminator, text: string, from: number): number {
    const end = terminator(text, from);
    if (end >= 0) open = undefined;
    return end < 0 ? text.length : end;
  }

  function keepFrom(start: number): void {
    window.keepFrom(start);
    given -= start;
    scanned -= start;
    told -= start;
    looked.to -= start;
    for (const mask of later) [mask.start, mask.end] = [mask.start - start, mask.end - start];
    if (following) following = { next: following.next, moved: following.moved - start };
  }

  return {
    push: (bytes, give) => window.fill(bytes, () => settle(false, give)),
    end: (give) => settle(true, give),
  };
}

function isInOrder(masks: readonly Mask[]): boolean {
  for (let index = 1; index < masks.length; index += 1) if (masks[index]!.start < masks[index - 1]!.start) return false;
  return true;
}

/** A mask whose end is that of the whole text. */
function ended({ until: _, ...mask }: Mask): Mask {
  return mask;
}

/** Takes out masks from a place in a list on that begin behind what is scanned now; says whether there were some. Those in place wait. */
function setAside(masks: Mask[], from: number, scanTo: number): boolean {
  let kept = from;
  for (let index = from; index < masks.length; index += 1)
    if (masks[index]!.isInPlace || masks[index]!.start < scanTo) masks[kept++] = masks[index]!;
  const isAny = kept < masks.length;
  masks.length = kept;
  return isAny;
}
