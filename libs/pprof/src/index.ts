export { collectProfiles, type CollectedProfiles, type CollectOptions } from './collect-profiles.ts';
export { removeAbandonedWork } from './profile/work-folder.ts';
export { type FailedRead, type ReadProfile } from './profile/read-profile.ts';
export { type CpuProgress } from './progress.ts';
export { folderJournal } from './settings/folder-journal.ts';
export { type SamplingSetting, type SettingsEntry, type SettingsJournal } from './settings/journal.ts';
export { restorePending, type RestoreOptions } from './settings/restore-pending.ts';
export { vetPprof, type PprofOptions } from './vet/vet-pprof.ts';
