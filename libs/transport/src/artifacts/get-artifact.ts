import { createHash } from 'node:crypto';
import { FlareError, type ArtifactPart, type ArtifactRef } from '@flarewire/schemas';
import { waitEnded } from '../waiting.ts';
import { stallAfter } from './stall-after.ts';
import type { PartStore } from './part-store.ts';

/** Reads a range of an artifact, as `ArtifactStore.get` promises. Of the parts, only those that hold it are read. */
export async function* getArtifact(
  parts: PartStore,
  ref: ArtifactRef,
  {
    start = 0,
    end = ref.size,
    stallMs,
    signal,
  }: { start?: number; end?: number; stallMs: number; signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array, void, undefined> {
  if (ref.store !== parts.store || ref.bucket !== parts.bucket) {
    throw new FlareError(
      'artifact_missing',
      `Cannot read "${ref.key}": it lies in ${ref.store} "${ref.bucket}", this service reads ${parts.store} "${parts.bucket}"; give all services the same "artifacts" in flarewire.yaml`,
    );
  }
  if (ref.parts.reduce((sum, part) => sum + part.size, 0) !== ref.size)
    throw corrupt(ref.key, 'its parts do not add up to its size');

  const whole = start === 0 && end >= ref.size ? createHash('sha256') : undefined;
  let position = 0;
  for (const part of ref.parts) {
    const [from, to] = [start - position, end - position];
    position += part.size;
    if (from >= part.size || to <= 0) continue;
    let offset = 0;
    for await (const bytes of checkedPart(parts, part, stallMs, signal)) {
      whole?.update(bytes);
      const wanted = bytes.subarray(Math.max(0, from - offset), Math.max(0, Math.min(bytes.length, to - offset)));
      offset += bytes.length;
      if (wanted.length > 0) yield wanted;
    }
  }
  if (whole && whole.digest('hex') !== ref.sha256)
    throw corrupt(ref.key, 'its digest is not the one its reference names');
}

/** One part from its first to its last byte; fails after them when they are not what the reference says. */
async function* checkedPart(
  parts: PartStore,
  part: ArtifactPart,
  stallMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const done = new AbortController();
  const reading = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  const digest = createHash('sha256');
  let size = 0;
  try {
    for await (const bytes of stallAfter(parts.get(part, reading), stallMs, `Cannot read "${part.key}"`, signal)) {
      size += bytes.length;
      if (size > part.size) throw corrupt(part.key, 'it is longer than its reference says');
      digest.update(bytes);
      yield bytes;
    }
  } finally {
    done.abort();
  }
  if (signal?.aborted) throw waitEnded(signal, `Cannot read "${part.key}"`);
  if (size < part.size) throw corrupt(part.key, 'it is shorter than its reference says');
  if (digest.digest('hex') !== part.sha256) throw corrupt(part.key, 'its digest is not the one its reference names');
}

function corrupt(key: string, reason: string): FlareError {
  return new FlareError('artifact_corrupt', `Cannot read "${key}": ${reason}`);
}
