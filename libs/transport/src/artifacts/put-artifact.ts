import { createHash, randomUUID } from 'node:crypto';
import { artifactRef, FlareError, type ArtifactPart, type ArtifactRef } from '@flarewire/schemas';
import { waitEnded } from '../waiting.ts';
import { cutParts } from './cut-parts.ts';
import type { PartStore } from './part-store.ts';

/** Stores a stream part by part: while one part is on its way, the next one fills. */
export async function putArtifact(
  parts: PartStore,
  key: string,
  source: AsyncIterable<Uint8Array>,
  { partBytes, signal }: { partBytes: number; signal?: AbortSignal | undefined },
): Promise<ArtifactRef> {
  if (!artifactRef.shape.key.safeParse(key).success) {
    throw new FlareError('invalid_request', 'Cannot store an artifact under this key: expected names joined by "/"');
  }
  // Two writers of one key, such as a worker that was given up and the one after it, never touch the same names.
  const folder = `${key}/${randomUUID()}`;
  const begun: string[] = [];
  const stored: ArtifactPart[] = [];
  const whole = createHash('sha256');
  let size = 0;
  let uploading: Promise<void> = Promise.resolve();

  const upload = async (pieces: readonly Uint8Array[]) => {
    const partKey = `${folder}/${String(begun.length).padStart(4, '0')}`;
    begun.push(partKey);
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    stored.push({ key: partKey, size: bytes, sha256: await parts.put(partKey, pieces, signal) });
  };

  try {
    for await (const pieces of cutParts(source, partBytes)) {
      if (signal?.aborted) throw waitEnded(signal, 'Cannot store an artifact');
      for (const piece of pieces) {
        whole.update(piece);
        size += piece.length;
      }
      await uploading;
      uploading = upload(pieces);
      uploading.catch(() => {});
    }
    await uploading;
  } catch (error) {
    await uploading.catch(() => {});
    await Promise.allSettled(begun.map((partKey) => parts.delete(partKey, AbortSignal.timeout(10_000))));
    throw error;
  }
  return { store: parts.store, bucket: parts.bucket, key, size, sha256: whole.digest('hex'), parts: stored };
}
