import type { SamplingChange } from '@flarewire/schemas';

/** A sampling setting that somebody is about to change, or has changed and not yet restored. */
export interface SettingsEntry {
  service: string;
  setting: SamplingSetting;
  /** The value to restore. */
  before: number;
  /** Who changes it: one run of `collectProfiles()`. */
  owner: string;
  /** Counts up while the owner lives; an entry whose count stands still is left behind. */
  beat: number;
}

export type SamplingSetting = SamplingChange['setting'];

/**
 * Remembers old values where they outlive the process, for one target. An entry is known by its service and setting.
 * Each call is durable when it resolves.
 */
export interface SettingsJournal {
  /**
   * Keeps the entry, in place of an older one of the same owner.
   * Answers false, and keeps nothing, where there is one of another owner, or where a beat after the first finds none:
   * somebody has restored the setting. The check and the writing are one step.
   */
  remember(entry: SettingsEntry): Promise<boolean>;
  /** Removes the entry, unless it is by now another owner's or not there. */
  forget(entry: SettingsEntry): Promise<void>;
  /** All entries there are, of every owner. */
  pending(): Promise<SettingsEntry[]>;
}

/** How often an owner beats, and how long a beat may stand still before the entry counts as left behind. */
export const beatMs = 5_000;
export const leaseMs = 15_000;
