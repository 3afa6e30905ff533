import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { FlareError } from '@flarewire/schemas';
import { tooLarge } from '../profile/download.ts';
import { notPprof } from './not-pprof.ts';

const chunkSize = 256 * 2 ** 10;

/** Whether a file begins as gzip does. */
export async function isGzip(file: string): Promise<boolean> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
}

/**
 * Unpacks a gzip file into another, and gives the bytes as they come. Two or more members in a row are one file, as for Go.
 * `what` names it in messages.
 * @throws {FlareError} `profile_too_large` above `maxBytes`, `profile_cut_off` where it ends too early, `profile_not_pprof`
 * where it is not sound, or something stands behind it
 */
export async function* unpack(
  file: string,
  { to, what, maxBytes, signal }: { to: string; what: string; maxBytes: number; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  await using plain = await open(to, 'wx', 0o600);
  const packed = createReadStream(file, { highWaterMark: chunkSize, signal });
  const gunzip = createGunzip({ chunkSize });
  packed.once('error', (error) => gunzip.destroy(error));
  let size = 0;
  try {
    for await (const bytes of packed.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(`${what}, unpacked`, maxBytes);
      const writing = plain.writeFile(bytes);
      try {
        yield bytes;
      } finally {
        await writing;
      }
    }
  } catch (thrown) {
    signal.throwIfAborted();
    throw refusal(thrown, what);
  } finally {
    packed.destroy();
  }
  if (gunzip.bytesWritten !== (await stat(file)).size) throw notPprof(what, 'something stands behind its gzip stream');
}

function refusal(thrown: unknown, what: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'Z_BUF_ERROR')
    return new FlareError('profile_cut_off', `Cannot read ${what}: its gzip stream ends too early; ask again`, {
      cause: thrown,
    });
  return code.startsWith('Z_') ? notPprof(what, 'its gzip stream is not sound', thrown) : thrown;
}
