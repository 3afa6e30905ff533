import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { FindingError } from '../collect/finding.ts';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * The content of an answer whose bytes are encoded as its `content-encoding` says, the last one first: nothing looks into
 * packed bytes for secrets.
 * @throws {FindingError} for an encoding that is not known; what zlib throws
 */
export function decoded(
  body: AsyncIterable<Uint8Array>,
  encodings: string | string[] | undefined,
): AsyncIterable<Uint8Array> {
  const names = [encodings ?? []].flat().join(',').toLowerCase().split(',');
  const packed = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  return packed.reduceRight((source, name) => {
    const decoder = decoders[name];
    if (decoder) return pipeline(Readable.from(source), decoder(), () => {}) as AsyncIterable<Uint8Array>;
    throw new FindingError({
      state: 'failed',
      reason: `answered in the encoding "${name}", which cannot be looked into; have it answer in plain text or gzip`,
    });
  }, body);
}
