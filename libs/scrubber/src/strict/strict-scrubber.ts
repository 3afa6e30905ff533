import { FlareError, toFlareError } from '@flarewire/schemas/error';
import { fromUtf8, toUtf8 } from '../byte-string.ts';
import type { Scrubber, ScrubberOptions, ScrubOptions } from '../scrubber.ts';
import { createTally } from '../tally.ts';
import { inTurn } from '../threads/in-turn.ts';
import { readAhead } from '../threads/read-ahead.ts';
import type { Found } from '../threads/scrub-thread.ts';
import type { ScrubThreads } from '../threads/scrub-threads.ts';
import { timeLimited } from '../time-limited.ts';
import { fileKind, kindBytes } from './stream/file-kinds.ts';
import { throughGzip } from './stream/gzip-member.ts';
import { createLearnedValues, mostLearned } from './by-sight/learned-values.ts';
import { peek } from './stream/peek.ts';
import type { OnMask, Told } from './rule.ts';
import type { StrictEngine } from './strict-engine.ts';
import { scrubStructured } from './structure/scrub-structured.ts';
import { createPseudonyms } from './by-sight/pseudonyms.ts';
import { createSweeper } from './by-sight/sweeper.ts';
import type { TextMasker } from './stream/text-masker.ts';
import { widthOf, type Wide } from './stream/wide-letters.ts';
import { maskBytes } from './stream/mask-bytes.ts';

type Bytes = AsyncIterable<Uint8Array>;

const defaultTimeLimit = 120_000;
const deepestGzip = 3;

/** A scrubber that can say what it learned byte by byte. */
export interface StrictScrubber extends Scrubber {
  learnedBytes(): Iterable<string>;
}

/** Our own scrubber: it masks more of what is secret and less of what is not than the Agent's, and leaves the rest untouched. */
export function createStrictScrubber(
  { rules, timeLimit = defaultTimeLimit }: ScrubberOptions,
  engine: StrictEngine,
  pseudonymKey?: Uint8Array,
  threads?: ScrubThreads,
): StrictScrubber {
  const tally = createTally(rules);
  const learned = createLearnedValues();
  const pseudonyms = pseudonymKey && createPseudonyms(pseudonymKey);
  let sweeper: { size: number; create: (onMask: OnMask) => TextMasker } | undefined;

  function onMaskIn(file: string): OnMask {
    return (mask) => {
      const { rule, learn } = mask;
      tally.count(file, rule);
      for (const value of typeof learn === 'string' ? [learn] : (learn ?? [])) learned.learn(value);
      return pseudonyms?.(mask);
    };
  }

  const toldOf = (file: string): Told => ({
    onMask: onMaskIn(file),
    onSpared: (rule) => tally.spare(file, rule),
  });

  /** What files that other threads scrub have shown, in the order in which the files were begun: so it is the same each time. */
  const elsewhere = inTurn(learned.add, mostLearned);

  async function* scrub(name: string, source: Bytes, { signal }: ScrubOptions = {}): AsyncGenerator<Uint8Array> {
    tally.open(name);
    try {
      if (threads) yield* scrubWhereItFits(name, source, threads, signal);
      else yield* scrubFile(name, timeLimited(source, timeLimit, signal), toldOf(name));
    } catch (thrown) {
      signal?.throwIfAborted();
      throw toFlareError(thrown, 'scrub_failed', 'Cannot scrub a file');
    }
  }

  async function* scrubWhereItFits(
    name: string,
    source: Bytes,
    others: ScrubThreads,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Uint8Array> {
    const tell = elsewhere.announce();
    try {
      const { isLarge, whole } = await readAhead(source);
      const limited = timeLimited(whole, timeLimit, signal);
      const onFound = (there: Found) => {
        for (const [rule, times] of Object.entries(there.byRule)) tally.count(name, rule, times);
        for (const [rule, times] of Object.entries(there.spared)) tally.spare(name, rule, times);
        tell(there.learned);
      };
      const there = isLarge
        ? others.scrub({ name, source: limited, onFound, signal, tables: engine.tables })
        : undefined;
      yield* there ?? scrubFile(name, limited, toldOf(name));
    } finally {
      tell();
    }
  }

  /** With `closed` twice: what was left for a word beside it may not be left any more once that is masked. */
  function scrubFile(name: string, source: Bytes, told: Told): AsyncGenerator<Uint8Array> {
    const once = scrubContent(name, source, told, 0);
    return rules === 'closed' ? scrubContent(name, once, told, 0) : once;
  }

  function scrubLine(text: string, told: Told): string {
    const once = engine.scrub(fromUtf8(text), told);
    return toUtf8(rules === 'closed' ? engine.scrub(once, told) : once);
  }

  async function* scrubContent(name: string, source: Bytes, told: Told, depth: number): AsyncGenerator<Uint8Array> {
    const { head, rest } = await peek(source, kindBytes);
    const kind = fileKind(name, head);
    switch (kind) {
      case 'gzip':
        if (depth === deepestGzip)
          throw new FlareError('scrub_failed', 'Cannot scrub a gzip file: it holds gzip files too deep to look into');
        yield* throughGzip(rest, (content) => scrubContent(name.replace(/\.gz$/i, ''), content, told, depth + 1));
        return;
      case 'utf-16le':
      case 'utf-16be':
      case 'utf-32le':
      case 'utf-32be':
        yield* maskMarked(rest, kind, () => engine.masker(told));
        return;
      case 'json':
      case 'yaml':
        yield* scrubStructured(kind, rest, engine, told);
        return;
      case 'machine id':
        yield* rest;
        return;
      case 'unreadable':
        throw new FlareError(
          'scrub_failed',
          'Cannot scrub a file of this kind: it cannot be looked into; unpack it, or leave it out of the flare',
        );
      case 'text':
        yield* maskBytes(rest, () => engine.masker(told));
    }
  }

  async function* sweep(name: string, source: Bytes, { signal }: ScrubOptions = {}): AsyncGenerator<Uint8Array> {
    const values = learned.values();
    if (values.size === 0) {
      yield* source;
      return;
    }
    tally.open(name);
    try {
      yield* sweepContent(timeLimited(source, timeLimit, signal), sweeperOf(values), onMaskIn(name), 0);
    } catch (thrown) {
      signal?.throwIfAborted();
      throw toFlareError(thrown, 'scrub_failed', 'Cannot sweep a file');
    }
  }

  async function* sweepContent(
    source: Bytes,
    create: (onMask: OnMask) => TextMasker,
    onMask: OnMask,
    depth: number,
  ): AsyncGenerator<Uint8Array> {
    const { head, rest } = await peek(source, kindBytes);
    if (depth < deepestGzip && fileKind('', head) === 'gzip')
      yield* throughGzip(rest, (content) => sweepContent(content, create, onMask, depth + 1));
    else yield* maskBytes(rest, () => create(onMask));
  }

  function sweeperOf(values: ReadonlySet<string>): (onMask: OnMask) => TextMasker {
    if (sweeper?.size !== values.size) sweeper = { size: values.size, create: createSweeper(values) };
    return sweeper.create;
  }

  return {
    ruleSet: rules,
    scrub,
    sweep,
    line: (text) => scrubLine(text, toldOf('')),
    shown: (text) => scrubLine(text, { onMask: (mask) => pseudonyms?.(mask) }),
    quarantine: tally.quarantine,
    summary: tally.summary,
    report: tally.report,
    learned: () => [...learned.values()].map(toUtf8),
    learnedBytes: learned.values,
    atOnce: threads?.atOnce ?? 1,
  };
}

/** Masks a text that begins with the mark of UTF-16 or UTF-32, which stays. */
async function* maskMarked(source: Bytes, wide: Wide, createMasker: () => TextMasker): AsyncGenerator<Uint8Array> {
  const { head, rest } = await peek(source, widthOf(wide));
  yield head;
  yield* maskBytes(skipped(rest, head.length), createMasker, wide);
}

async function* skipped(source: Bytes, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of source) {
    if (chunk.length > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
