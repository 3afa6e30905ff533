import { eachEntry } from '@flarewire/archive';
import { FlareError, type AllowedFinding, type ArtifactRef } from '@flarewire/schemas';
import { scanForLearned } from '@flarewire/gate';
import { type Scrubber } from '@flarewire/scrubber';
import type { ArtifactStore } from '@flarewire/transport';

/**
 * Reads a stored archive back and looks for the very secrets that were masked in it, in every form they could have been
 * written. They are known in this process alone, so this part of the gate is here and not with the uploader.
 * @returns the error that ends the flare; it names files, never a value
 */
export async function findLearnedSecrets(
  ref: ArtifactRef,
  options: { artifacts: ArtifactStore; scrubber: Scrubber; allow: readonly AllowedFinding[]; signal: AbortSignal },
): Promise<FlareError | undefined> {
  const { artifacts, scrubber, allow, signal } = options;
  const files = eachEntry({ size: ref.size, read: (start, end) => artifacts.get(ref, { start, end, signal }) });
  const found = await scanForLearned({ files, learned: scrubber.learned(), allow, signal });
  if (found.length === 0) return undefined;
  const named = found.slice(0, 5).map(({ file }) => file);
  const more = found.length - named.length;
  return new FlareError(
    'residual_secret',
    `Cannot send the flare: a value that was masked in one place still stands in ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}; look at it with flare get, and add a pattern to "scrubber"`,
  );
}
