import type { TargetRecord } from '@flarewire/schemas';
import type { RecordStore } from '@flarewire/transport';

/** How large the last archive of each target was: the best guess of what the next one takes. */
export type ArchiveSizes = {
  of: (target: string) => number | undefined;
  note: (target: string, bytes: number) => void;
};

/** Begins with what other instances, and this one before it was started anew, have registered. */
export async function openArchiveSizes(targets: RecordStore<TargetRecord>): Promise<ArchiveSizes> {
  const sizes = new Map<string, number>();
  const registered = (await targets.list()).toSorted((a, b) => a.updated.getTime() - b.updated.getTime());
  for (const { value } of registered) if (value.lastArchive !== undefined) sizes.set(value.target, value.lastArchive);
  return { of: (target) => sizes.get(target), note: (target, bytes) => void sizes.set(target, bytes) };
}
