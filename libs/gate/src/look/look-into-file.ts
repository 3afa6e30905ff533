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
 * @returns the rules that find something, each once, in the order of the parts
 * @throws the signal's reason when it is aborted; what the source throws
 */
export async function lookIntoFile({ name, source, signal }: LookedInto, look: Look): Promise<string[]> {
  const found: (readonly string[])[] = [];
  const looks = new Set<Promise<void>>();
  let parts = 0;
  const lookInto = async (part: number, window: Buffer) => {
    found[part] = await look(name, window);
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
  return [...new Set(found.flat())];
}

/** As `lookIntoFile`, for a look that is taken in this thread: a part after the other, without memory that has to be collected. */
export async function lookInPlace({ name, source, signal }: LookedInto, look: Look): Promise<string[]> {
  const found = new Set<string>();
  for await (const window of windowsInPlace(unzipped(source), windowSize, overlap)) {
    signal?.throwIfAborted();
    for (const rule of await look(name, window)) found.add(rule);
  }
  return [...found];
}
