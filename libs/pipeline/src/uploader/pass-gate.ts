import { createHash } from 'node:crypto';
import { eachEntry } from '@flarewire/archive';
import { FlareError, type AllowedFinding } from '@flarewire/schemas';
import { scanForSecrets, type Finding } from '@flarewire/gate';
import type { FinishedArchive } from '@flarewire/archive/read';
import type { FlareParts } from '../stage/flare-parts.ts';
import type { StageContext } from '../stage/stage.ts';
import type { ArtifactStore } from '@flarewire/transport';
import type { Measured } from './measured-archive.ts';

/**
 * The gate: reads a finished archive once, for its size and digest, and looks on the way for secrets in each of its
 * files with rules that are not the scrubber's.
 * @returns size and digest, and what was found: files and rules, never a value
 */
export async function passGate(
  parts: FlareParts,
  finished: FinishedArchive,
  options: {
    allow: readonly AllowedFinding[];
    artifacts: ArtifactStore;
    context: Pick<StageContext, 'progress' | 'signal'>;
  },
): Promise<{ measured: Measured; findings: Finding[] }> {
  const { allow, artifacts, context } = options;
  const { signal } = context;
  const { ref, root } = parts.archive;
  const hash = createHash('sha256');
  let bytes = 0;

  async function* measuring(): AsyncGenerator<Uint8Array> {
    for await (const chunk of finished.open()) {
      hash.update(chunk);
      bytes += chunk.length;
      context.progress({ phase: 'checking', done: bytes, unit: 'bytes' });
      yield chunk;
    }
  }
  async function* files() {
    yield* eachEntry({ size: ref.size, read: (start, end) => artifacts.get(ref, { start, end, signal }) }, measuring());
    for (const { file, ref: kept } of [...parts.profiles, ...(parts.summary ? [parts.summary] : [])]) {
      yield { name: `${root}/profiles/${file}`, source: artifacts.get(kept, { signal }) };
    }
  }
  const findings = await scanForSecrets({ files: files(), allow, signal });
  return { measured: { bytes, sha256: hash.digest('hex') }, findings };
}

/** The error that ends a flare in whose archive something was found. */
export function residualSecret(found: readonly Finding[]): FlareError {
  const named = found.slice(0, 5).map(({ file, rule }) => `${file} (${rule})`);
  const more = found.length - named.length;
  return new FlareError(
    'residual_secret',
    `Cannot send the finished archive: it may still hold a secret in ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}; look at it with flare get, then add a key or pattern to "scrubber", or settle a false alarm in "scrubber.allow"`,
  );
}
