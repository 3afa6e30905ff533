import type { FoundInFile, FoundInPart } from '../finding.ts';
import { createCountLines, linesIn, type CountLines } from './count-lines.ts';
import type { Look } from './look.ts';
import { overlappingWindows, unzipped, windowsInPlace } from './windows.ts';

const windowSize = 2 ** 19;
const overlap = 2 ** 14;
/** Windows that are looked at while the next ones are read. */
const mostLooks = 4;

export interface LookedInto {
  name: string;
  source: AsyncIterable<Uint8Array>;
  signal?: AbortSignal | undefined;
}

/**
 * Looks at each part of a file, in constant memory; a gzip file is looked into.
 *
 * @returns the rules that find something, each once with its first line, in the order of the parts
 * @throws the signal's reason when it is aborted; what the source throws
 */
export async function lookIntoFile(
  { name, source, signal }: LookedInto,
  look: Look,
  countLines = createCountLines(),
): Promise<FoundInFile[]> {
  const found: FoundInFile[][] = [];
  const lines = linesOf(countLines);
  const looks = new Set<Promise<void>>();
  let parts = 0;
  const lookInto = async (part: number, window: Buffer) => {
    const before = lines(window);
    found[part] = inFile(before, await look(name, window));
  };
  for await (const window of overlappingWindows(unzipped(source), windowSize, overlap)) {
    signal?.throwIfAborted();
    const part = parts++;
    const looking = lookInto(part, window);
    looks.add(looking);
    // One that failed stays, and so fails the whole, however much is still to be read.
    looking.then(
      () => looks.delete(looking),
      () => {},
    );
    if (looks.size >= mostLooks) await Promise.race(looks);
  }
  await Promise.all(looks);
  return eachOnce(found.flat());
}

/** As `lookIntoFile`, for a look that is taken in this thread: a part after the other, without memory that has to be collected. */
export async function lookInPlace(
  { name, source, signal }: LookedInto,
  look: Look,
  countLines: CountLines,
): Promise<FoundInFile[]> {
  const found: FoundInFile[] = [];
  const lines = linesOf(countLines);
  for await (const window of windowsInPlace(unzipped(source), windowSize, overlap)) {
    signal?.throwIfAborted();
    const before = lines(window);
    found.push(...inFile(before, await look(name, window)));
  }
  return eachOnce(found);
}

/** Gives for one window of a file after the other how many lines end before it. */
function linesOf(countLines: CountLines): (window: Buffer) => number {
  let before = 0;
  return (window) => {
    const here = before;
    // A shorter one is the last.
    if (window.length === windowSize) before += countLines(window) - linesIn(window.subarray(windowSize - overlap));
    return here;
  };
}

function inFile(before: number, found: readonly FoundInPart[]): FoundInFile[] {
  return found.map(({ rule, linesBefore }) => ({ rule, line: before + linesBefore + 1 }));
}

function eachOnce(found: readonly FoundInFile[]): FoundInFile[] {
  const lines = new Map<string, number>();
  for (const { rule, line } of found) lines.set(rule, Math.min(lines.get(rule) ?? line, line));
  return [...lines].map(([rule, line]) => ({ rule, line }));
}
