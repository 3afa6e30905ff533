import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { formatBytes } from '@flarewire/schemas/figures';
import { bounded } from '../collect/bounded.ts';
import { FindingError } from '../collect/finding.ts';
import type { ReadOptions } from '../collect/item.ts';
import { readLog } from './logs/read-log.ts';
import { readGzip, readZstd } from './read-compressed.ts';
import type { Packed } from './unpack.ts';

const chunkBytes = 2 ** 19;
const markerBytes = 128;
const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Which part of a file is wanted: as much as it had when it was found (`Infinity` where that says nothing), or its last bytes. */
export interface Part {
  size?: number | undefined;
  tail?: number | undefined;
}

/**
 * Reads an ordinary file, no further than it was when it was found. One that is larger than `maxBytes` keeps its head
 * and its tail, whole lines of both; a large gzip file its head. With `tail`, at most its last bytes are read.
 * @throws {FindingError} when it is no ordinary file, and what `open` and `read` throw
 */
export async function* readFile(
  path: Buffer,
  { size: known, tail }: Part,
  options: ReadOptions,
): AsyncIterable<Uint8Array> {
  await using file = await open(path, flags);
  const stats = await file.stat();
  if (!stats.isFile()) throw new FindingError({ state: 'skipped', reason: 'is not an ordinary file any more' });
  const packing = await packingOf(file);
  const size = sizeOf(known, stats.size);
  if (packing !== 'zstd' && path.subarray(-4).toString() === '.zst')
    throw new FindingError({ state: 'failed', reason: 'is not zstd, though its name says so' });
  if (packing) {
    const packed: Packed = { packing, size, read: (from) => range(file, from, size, options) };
    yield* packing === 'gzip' ? readGzip(packed, options) : readZstd(packed, options);
  } else {
    const startsWithin = tail !== undefined && tail < size && size !== Infinity;
    yield* readLog(readPlain(file, { known, size, grew: size < stats.size, tail }, options), {
      report: options.report,
      startsWithin,
    });
  }
}

function sizeOf(known: number | undefined, now: number): number {
  if (known === undefined) return now || Infinity;
  return known === Infinity ? known : Math.min(known, now);
}

type Plain = { known: number | undefined; size: number; grew: boolean; tail: number | undefined };

async function* readPlain(
  file: FileHandle,
  { known, size, grew, tail }: Plain,
  options: ReadOptions,
): AsyncIterable<Uint8Array> {
  if (tail !== undefined && tail < size && tail <= options.maxBytes && size !== Infinity) {
    yield* fromLineStart(range(file, size - tail, size, options));
    options.report({
      state: 'collected',
      reason: `the last ${formatBytes(tail)} of ${formatBytes(size)}, as configured`,
    });
  } else if (size !== Infinity && size > options.maxBytes) {
    yield* headAndTail(file, size, options);
  } else if (grew) {
    yield* bounded(range(file, 0, size + 1, options), { ...options, maxBytes: size, report: () => {} });
  } else {
    yield* range(file, 0, size, options);
    if (known !== undefined && size < known)
      options.report({ state: 'truncated', reason: `shrank by ${formatBytes(known - size)} to ${formatBytes(size)}` });
  }
}

const signatures = { gzip: '1f8b', zstd: '28b52ffd' } as const;

/** How a file is packed, by its first bytes. */
async function packingOf(file: FileHandle): Promise<keyof typeof signatures | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  const head = buffer.toString('hex', 0, bytesRead);
  return (['gzip', 'zstd'] as const).find((packing) => head.startsWith(signatures[packing]));
}

async function* range(
  file: FileHandle,
  from: number,
  to: number,
  { signal, report }: ReadOptions,
): AsyncIterable<Uint8Array> {
  for (let at = from; at < to;) {
    signal.throwIfAborted();
    const length = Math.min(chunkBytes, to - at);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
    if (bytesRead === 0) {
      if (to !== Infinity)
        report({
          state: 'truncated',
          reason: `shrank by ${formatBytes(to - at)} to ${formatBytes(at)} while it was read`,
        });
      return;
    }
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* headAndTail(file: FileHandle, size: number, options: ReadOptions): AsyncIterable<Uint8Array> {
  const half = Math.max(0, Math.floor((options.maxBytes - markerBytes) / 2));
  if (half > 0) {
    yield* bounded(range(file, 0, half + 1, options), { ...options, maxBytes: half, report: () => {} });
    yield Buffer.from(`\n[... ${size - 2 * half} bytes were cut out here ...]\n`);
    yield* fromLineStart(range(file, size - half, size, options));
  }
  options.report({
    state: 'truncated',
    reason: `kept the first and the last ${formatBytes(half)} of ${formatBytes(size)}`,
  });
}

const lineFeed = 0x0a;
const searchBytes = 64 * 1024;

/**
 * Leaves out what comes before the first line start, and the rest of a PEM block whose beginning is cut off:
 * without its first line, nothing tells that it is a key.
 */
async function* fromLineStart(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of source) {
    if (!start) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < searchBytes) continue;
    yield afterSeam(start);
    start = undefined;
  }
  if (start) yield afterSeam(start);
}

function afterSeam(bytes: Buffer): Buffer {
  const line = bytes.indexOf(lineFeed);
  if (line < 0) return bytes.subarray(bytes.length);
  const end = bytes.indexOf('-----END ');
  const begin = bytes.indexOf('-----BEGIN ');
  if (end < 0 || (begin >= 0 && begin < end)) return bytes.subarray(line + 1);
  const after = bytes.indexOf(lineFeed, end);
  return after < 0 ? bytes.subarray(bytes.length) : bytes.subarray(after + 1);
}
