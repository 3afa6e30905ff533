import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vetPprof } from './vet-pprof.ts';
import type { VetOptions } from './vetted.ts';

export interface VetBytesOptions extends Partial<Pick<VetOptions, 'scrub' | 'study' | 'maxBytes'>> {
  sampleTypes?: readonly string[];
}

/** What of some bytes may leave as a profile, for tests. */
export async function vetBytes(
  bytes: Uint8Array,
  { scrub = (text) => text, maxBytes = 1 << 24, sampleTypes = ['inuse_space'], study }: VetBytesOptions = {},
): Promise<Buffer> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-vet-'));
  const from = join(folder.path, 'from');
  await writeFile(from, bytes);
  const { file } = await vetPprof({
    what: 'http://127.0.0.1/debug/pprof/heap',
    from,
    to: join(folder.path, 'to'),
    maxBytes,
    scrub,
    sampleTypes,
    signal: new AbortController().signal,
    ...(study === undefined ? {} : { study }),
  });
  return await readFile(file);
}
