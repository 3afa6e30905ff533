import { setTimeout as delay } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';
import type { SettingsEntry, SettingsJournal } from './journal.ts';
import type { Settings } from './open-settings.ts';

const attempts = 3;

/**
 * Gives a setting its old value, reads it back, and only then forgets the entry.
 * @throws {FlareError} `settings_failed` after three attempts; the entry then stays for the next one who looks
 */
export async function restore(settings: Settings, entry: SettingsEntry, journal: SettingsJournal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await settings.write(entry.setting, entry.before);
      const value = await settings.read(entry.setting);
      if (value !== entry.before)
        throw new FlareError(
          'settings_failed',
          `Cannot restore ${entry.setting} to ${entry.before}: it reads ${value} afterwards`,
        );
      await journal.forget(entry);
      return;
    } catch (thrown) {
      if (attempt === attempts) throw thrown;
      await delay(500);
    }
  }
}
