import { setTimeout as delay } from 'node:timers/promises';
import type { SamplingChange, TargetConfig } from '@flarewire/schemas';
import { failureOf } from '../failure.ts';
import { leaseMs, type SettingsEntry, type SettingsJournal } from './journal.ts';
import { openSettings } from './open-settings.ts';
import { restore } from './restore.ts';

export interface RestoreOptions {
  services: TargetConfig['pprof'];
  signal: AbortSignal;
  /** How long an entry is watched before it counts as left behind, in milliseconds. */
  watchMs?: number;
}

/**
 * Restores what a profiler that was killed has left changed. An entry is watched for 15 s first: while its count goes
 * up, its owner lives and restores it itself. Without entries it answers at once.
 * @returns each setting that was left behind, and whether it has its old value again; one that has not stays in the
 * journal, so call again later
 * @throws the signal's reason when it aborts, and what the journal throws
 */
export async function restorePending(
  journal: SettingsJournal,
  { services, signal, watchMs = leaseMs }: RestoreOptions,
): Promise<SamplingChange[]> {
  const seen = await journal.pending();
  if (seen.length === 0) return [];
  await delay(watchMs, undefined, { signal });
  const left = (await journal.pending()).filter((entry) => seen.some((earlier) => isSameBeat(earlier, entry)));
  return Promise.all(left.map((entry) => restoreOne(journal, entry, services)));
}

async function restoreOne(
  journal: SettingsJournal,
  entry: SettingsEntry,
  services: TargetConfig['pprof'],
): Promise<SamplingChange> {
  const { service, setting, before } = entry;
  const endpoint = services[service];
  const access = typeof endpoint === 'object' ? endpoint.settings : undefined;
  try {
    if (access === undefined)
      throw new Error(
        `"${service}" has no settings in flarewire.yaml any more; add them, or restore ${setting} by hand`,
      );
    await using settings = await openSettings(access);
    await restore(settings, entry, journal);
    return { service, setting, before, restored: true };
  } catch (thrown) {
    const { code, message } = failureOf(
      thrown,
      `Cannot restore ${setting} of "${service}" to ${before}`,
      'settings_failed',
    );
    return { service, setting, before, restored: false, code, message };
  }
}

const isSameBeat = (a: SettingsEntry, b: SettingsEntry): boolean =>
  a.service === b.service && a.setting === b.setting && a.owner === b.owner && a.beat === b.beat;
