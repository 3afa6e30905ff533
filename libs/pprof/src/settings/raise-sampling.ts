import { FlareError, type PprofEndpoint, type SamplingChange } from '@flarewire/schemas';
import { failureOf } from '../failure.ts';
import { holdSetting, type HeldSetting } from './hold-setting.ts';
import type { SamplingSetting, SettingsJournal } from './journal.ts';
import { openSettings } from './open-settings.ts';

export interface RaiseOptions {
  service: string;
  endpoint: PprofEndpoint;
  wanted: readonly { setting: SamplingSetting; value: number }[];
  journal: SettingsJournal | undefined;
}

/** Gives the settings their old values, whatever was aborted meanwhile, and tells what became of each. Never throws. */
export type LowerSampling = () => Promise<SamplingChange[]>;

/**
 * Raises sampling settings of a process while it is profiled (`-M` and `-B` of the Agent), the mutex one first.
 * Never throws: what could not be changed is told when the sampling is lowered.
 */
export async function raiseSampling({ service, endpoint, wanted, journal }: RaiseOptions): Promise<LowerSampling> {
  if (wanted.length === 0) return async () => [];
  const notChanged = (setting: SamplingSetting, thrown: unknown): SamplingChange => {
    const { code, message } = failureOf(thrown, `Cannot change ${setting} of "${service}"`, 'settings_failed');
    return { service, setting, restored: true, code, message };
  };
  try {
    const { access, entries } = requirements(service, endpoint, journal);
    const settings = await openSettings(access);
    const held: HeldSetting[] = [];
    for (const { setting, value } of wanted) {
      const hold = holdSetting(settings, entries, { service, setting, value });
      held.push(await hold.catch((thrown: unknown) => ({ lower: async () => notChanged(setting, thrown) })));
    }
    return async () => {
      const changes = await Promise.all(held.map((one) => one.lower()));
      await settings[Symbol.asyncDispose]();
      return changes;
    };
  } catch (thrown) {
    return async () => wanted.map(({ setting }) => notChanged(setting, thrown));
  }
}

function requirements(service: string, endpoint: PprofEndpoint, journal: SettingsJournal | undefined) {
  const access = typeof endpoint === 'object' ? endpoint.settings : undefined;
  if (access === undefined) {
    throw new FlareError(
      'settings_failed',
      `Cannot change the sampling of "${service}": it has no "settings" in flarewire.yaml; add where its settings are`,
    );
  }
  if (journal === undefined) {
    throw new FlareError(
      'settings_failed',
      `Cannot change the sampling of "${service}": there is no journal to remember the old values in`,
    );
  }
  return { access, entries: journal };
}
