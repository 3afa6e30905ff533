import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { FlareError } from '@flarewire/schemas';
import { weigh } from '../summary/weigh.ts';
import { Malformed } from '../wire/cursor.ts';
import { checkKind } from './check-kind.ts';
import { inspection, type ProfileShape, type Region } from './inspect/inspect.ts';
import { judge } from './strings/judge.ts';
import { notPprof } from './not-pprof.ts';
import { readStrings, scrubStrings } from './strings/scrub-strings.ts';
import { lookIntoUnknown } from './strings/unknown-text.ts';
import { isGzip, unpack } from './unpack.ts';
import type { Vetted, VetOptions } from './vetted.ts';

/** What `vetPprof` is to check, and how. */
export interface PprofOptions extends VetOptions {
  /** Names of sample types of the kind that was asked for. */
  sampleTypes: readonly string[];
}

/**
 * Checks a pprof profile, gzipped or plain, and scrubs the texts in its string table. Where none of them had to be scrubbed, its
 * bytes stay as they came; else all other bytes do, before they are packed again.
 * What is in memory does not grow with its samples and texts, but for 5 bytes a text and some 50 a location and function.
 * @throws {FlareError} `profile_cut_off`, `profile_too_large`, `profile_not_pprof`, `profile_empty`, `profile_wrong_kind`,
 * `profile_unscrubbable`
 */
export async function vetPprof(options: PprofOptions): Promise<Vetted> {
  const { what, from, to, scrub, sampleTypes, study, signal } = options;
  await using folder = await mkdtempDisposable(`${to}-`);
  const packed = await isGzip(from);
  const plain = packed ? join(folder.path, 'plain') : from;
  const shape = await inspect(packed ? unpack(from, { ...options, to: plain }) : createReadStream(from), options);
  const { strings, types } = shape;

  const words = await readStrings(
    { from: plain, strings, signal },
    new Set([...types.flatMap(({ name, unit }) => [name, unit]), ...shape.uses.keys]),
  );
  const typesInWords = types.map(({ name, unit }) => ({ name: words.get(name)!, unit: words.get(unit)! }));
  checkKind(
    what,
    typesInWords.map(({ name }) => name),
    sampleTypes,
  );

  const scrubbed = join(folder.path, 'strings');
  const masked = await scrubStrings({
    from: plain,
    strings,
    to: scrubbed,
    judge: judge(shape.uses, words, scrub),
    signal,
  });
  const studied = study?.({
    types: typesInWords,
    weigh: (options) => weigh({ plain, strings: scrubbed, shape, signal }, options),
  });
  // Packing is the work of another thread.
  const written = masked > 0 && pack(assembled(plain, strings, scrubbed, signal), { to, packed });
  await settled([Promise.resolve(studied), Promise.resolve(written)]);
  return { file: masked > 0 ? to : from };
}

async function pack(bytes: AsyncIterable<Uint8Array>, { to, packed }: { to: string; packed: boolean }): Promise<void> {
  await pipeline(bytes, packed ? createGzip({ chunkSize }) : new PassThrough(), createWriteStream(to, { mode: 0o600 }));
}

/** Waits for all, and throws what one of them threw only when none is under way any more. */
async function settled(all: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(all);
  await Promise.all(all);
}

const chunkSize = 128 * 2 ** 10;

async function inspect(
  plain: AsyncIterable<Uint8Array>,
  { what, maxBytes, scrub, signal }: PprofOptions,
): Promise<ProfileShape> {
  const inspecting = inspection({ maxBytes, onUnknown: lookIntoUnknown(what, scrub) });
  let isEmpty = true;
  try {
    for await (const bytes of plain) {
      signal.throwIfAborted();
      isEmpty = false;
      inspecting.push(bytes);
    }
    if (isEmpty) throw empty(what);
    const shape = inspecting.end();
    if (shape.types.length === 0) throw empty(what);
    return shape;
  } catch (thrown) {
    throw thrown instanceof Malformed ? notPprof(what, thrown.message, thrown) : thrown;
  }
}

const empty = (what: string): FlareError =>
  new FlareError(
    'profile_empty',
    `Cannot read ${what}: the profile is empty; check that the URL is that of a pprof server`,
  );

/** The bytes of a plain profile with the part that has its strings replaced by another file. */
async function* assembled(
  plain: string,
  strings: Region,
  scrubbed: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (strings.from > 0) yield* createReadStream(plain, { end: strings.from - 1, signal });
  yield* createReadStream(scrubbed, { signal });
  yield* createReadStream(plain, { start: strings.to, signal });
}
