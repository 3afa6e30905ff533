import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { foldersOf } from '../collect/unique-names.ts';

/** One file of the zip. */
export interface ZipEntry {
  path: string;
  content: AsyncIterable<Uint8Array>;
}

const fileMode = 0o644;
const folderMode = 0o755;

/**
 * A zip as a stream, in constant memory: the entries in the order given, each after its folders, all with one time.
 * The same entries make the same bytes.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>, date: Date): AsyncIterable<Uint8Array> {
  const zip = new ZipArchive({ zlib: { level: 6 } });
  const stopped = new AbortController();
  const feeding = feed(zip, entries, date, stopped.signal).catch((thrown: unknown) => {
    if (!stopped.signal.aborted) zip.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
  });
  try {
    yield* zip as AsyncIterable<Uint8Array>;
  } finally {
    stopped.abort();
    zip.destroy();
    await feeding;
  }
}

async function feed(zip: ZipArchive, entries: AsyncIterable<ZipEntry>, date: Date, signal: AbortSignal): Promise<void> {
  const folders = new Set<string>();
  for await (const { path, content } of entries) {
    for (const folder of foldersOf(path)) {
      if (folders.has(folder)) continue;
      folders.add(folder);
      await append(zip, Buffer.alloc(0), { name: `${folder}/`, date, mode: folderMode }, signal);
    }
    await append(zip, Readable.from(content, { objectMode: false }), { name: path, date, mode: fileMode }, signal);
  }
  await zip.finalize();
}

async function append(
  zip: ZipArchive,
  source: Readable | Buffer,
  data: { name: string; date: Date; mode: number },
  signal: AbortSignal,
): Promise<void> {
  const written = once(zip, 'entry', { signal });
  zip.append(source, data);
  await written;
}
