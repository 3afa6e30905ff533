import type { ArtifactRef } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';

const smallBytes = 2 ** 18;
const mostBytes = 2 ** 20;

/**
 * The artifacts of one flare, for a stage that reads them several times: small ones are read, and checked, once and held in
 * memory, 1 MiB of them at most. Each reading of one takes several questions to the broker, however few its bytes.
 */
export function holdSmall(artifacts: ArtifactStore): ArtifactStore {
  const held = new Map<string, Promise<Buffer>>();
  let room = mostBytes;

  function hold(ref: ArtifactRef, signal: AbortSignal | undefined): Promise<Buffer> {
    const whole = Array.fromAsync(artifacts.get(ref, signal ? { signal } : {})).then((chunks) => Buffer.concat(chunks));
    held.set(ref.key, whole);
    room -= ref.size;
    whole.catch(() => {
      held.delete(ref.key);
      room += ref.size;
    });
    return whole;
  }

  return {
    ...artifacts,
    async *get(ref, options = {}) {
      const known = held.get(ref.key);
      if (!known && (ref.size > smallBytes || ref.size > room)) {
        yield* artifacts.get(ref, options);
        return;
      }
      const { start = 0, end = ref.size, signal } = options;
      const bytes = (await (known ?? hold(ref, signal))).subarray(start, end);
      if (bytes.length > 0) yield bytes;
    },
  };
}
