import type { ProfileSummary } from '@flarewire/schemas';
import { inShort, type DigestMaker } from './digest.ts';
import { writeSummary, type SummaryOptions } from './write-summary.ts';

export interface KeepSummaryOptions<R> extends Omit<SummaryOptions, 'digests'> {
  digests: ReadonlyMap<string, DigestMaker>;
  keep: (file: string, bytes: AsyncIterable<Uint8Array>) => Promise<R>;
}

export interface KeptSummary<R> {
  file: string;
  kept: R;
  services: ProfileSummary[];
}

/**
 * Writes the summary and keeps it beside the profiles. Undefined where no profile was asked for, or where it cannot be
 * kept: a flare is not worse for lacking what its profiles say themselves.
 */
export async function keepSummary<R>({
  digests: makers,
  keep,
  ...facts
}: KeepSummaryOptions<R>): Promise<KeptSummary<R> | undefined> {
  if (facts.profiles.length === 0 && facts.failed.length === 0) return undefined;
  const file = 'summary.md';
  const digests = new Map([...makers].map(([service, maker]) => [service, maker.digest()]));
  try {
    const kept = await keep(file, once(Buffer.from(writeSummary({ ...facts, digests }))));
    // Of a process without a profile there is nothing to say: that nothing grew would not be true.
    const profiled = new Set(facts.profiles.map(({ service }) => service));
    const services = [...digests].filter(([service]) => profiled.has(service));
    return { file, kept, services: services.map(([service, digest]) => inShort(service, digest)) };
  } catch {
    return undefined;
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
