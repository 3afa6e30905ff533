import { FlareError } from '@flarewire/schemas';

/** Bytes that can be read from anywhere: an archive in the artifact store. */
export type RandomAccess = {
  /** Bytes in all. */
  size: number;
  /** The bytes from `start` up to, but not including, `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
};

/**
 * Reads exactly the bytes from `start` to `end`.
 * @throws {FlareError} `archive_unreadable` when the source ends early or gives too much
 */
export async function* readRange(source: RandomAccess, start: number, end: number): AsyncIterable<Uint8Array> {
  let position = start;
  if (start < end) {
    for await (const chunk of source.read(start, end)) {
      position += chunk.length;
      if (position > end) break;
      yield chunk;
    }
  }
  if (position !== end) throw unreadable(`its bytes ${start} to ${end} could not be read as a whole`);
}

/** Like `readRange`, for a few bytes that are wanted in one piece. */
export async function readBytes(source: RandomAccess, start: number, end: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readRange(source, start, end)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function unreadable(reason: string, cause?: unknown): FlareError {
  return new FlareError('archive_unreadable', `Cannot read the archive: ${reason}; create the flare again`, { cause });
}
