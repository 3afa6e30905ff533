export { collectProfiles, type CollectedProfiles, type CollectOptions } from './collect-profiles.ts';
export { type FailedRead, type ReadProfile } from './profile/read-profile.ts';
export { type CpuProgress } from './progress.ts';
