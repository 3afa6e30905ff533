export { createArchive, type ArchiveOptions } from './create-archive.ts';
export type { FlareArchive } from './flare-archive.ts';
export { eachEntry, type StreamedEntry } from './zip/each-entry.ts';
export { inspectArchive, type Inspection } from './inspect-archive.ts';
export { joinProfiles, type JoinOptions, type ProfileSource } from './join/join-profiles.ts';
export type { RandomAccess } from './join/random-access.ts';
export type { KnownAgentSettings } from './presets/agent-settings.ts';
export { pprofServices } from './presets/preset-pprof.ts';
export type { Progress } from './progress.ts';
