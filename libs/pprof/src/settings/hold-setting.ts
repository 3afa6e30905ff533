import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { FlareError, type SamplingChange } from '@flarewire/schemas';
import { failureOf } from '../failure.ts';
import { beatMs, type SamplingSetting, type SettingsJournal } from './journal.ts';
import type { Settings } from './open-settings.ts';
import { restore } from './restore.ts';

/** A setting that has another value for a while. */
export interface HeldSetting {
  /** Restores it and tells what became of it. Never throws. */
  lower(): Promise<SamplingChange>;
}

/**
 * Gives a setting another value, once its old one is in the journal, and beats there until it is lowered.
 * A change that is refused may have been made all the same: it is lowered like any other.
 * @throws {FlareError} `settings_failed` when it cannot be read, or somebody else is changing it
 */
export async function holdSetting(
  settings: Settings,
  journal: SettingsJournal,
  {
    service,
    setting,
    value,
    beatEveryMs = beatMs,
  }: { service: string; setting: SamplingSetting; value: number; beatEveryMs?: number },
): Promise<HeldSetting> {
  const before = await settings.read(setting);
  const change = { service, setting, before, during: value };
  if (before === value) return { lower: async () => ({ ...change, restored: true }) };

  const entry = { service, setting, before, owner: randomUUID(), beat: 0 };
  if (!(await journal.remember(entry))) {
    throw new FlareError(
      'settings_failed',
      `Cannot change ${setting} of "${service}": another flare has changed it and not yet restored it`,
      { retryable: true },
    );
  }
  // An entry is gone when somebody has restored the setting, or has deleted the journal; the setting tells.
  const remember = async (beat: number) => {
    if (await journal.remember({ ...entry, beat })) return true;
    return (await settings.read(setting)) === value && (await journal.remember(entry));
  };
  const beating = startBeating(remember, beatEveryMs);
  const refusal = await settings.write(setting, value).then(
    () => undefined,
    (thrown: unknown) => failureOf(thrown, `Cannot change ${setting} of "${service}"`, 'settings_failed'),
  );
  return {
    lower: async () => {
      const last = await beating.stop();
      // Who took this process for dead has restored the setting, and may have changed it for a flare of its own.
      if (!(await remember(last + 1).catch(() => true))) return { ...change, restored: true };
      try {
        await restore(settings, entry, journal);
        return refusal === undefined
          ? { ...change, restored: true }
          : { service, setting, restored: true, code: refusal.code, message: refusal.message };
      } catch (thrown) {
        const { code, message } = failureOf(
          thrown,
          `Cannot restore ${setting} of "${service}" to ${before}`,
          'settings_failed',
        );
        return { ...change, restored: false, code, message };
      }
    },
  };
}

/** Counts the entry up while its owner lives. Stopping waits for a beat under way, and resolves with the last one. */
function startBeating(remember: (beat: number) => Promise<boolean>, everyMs: number): { stop: () => Promise<number> } {
  const stopped = new AbortController();
  const { signal } = stopped;
  const beating = (async () => {
    let last = 0;
    for (;;) {
      await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return last;
      last += 1;
      await remember(last).catch(() => false);
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return beating;
    },
  };
}
