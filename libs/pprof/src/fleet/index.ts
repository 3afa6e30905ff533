// A door of its own: who compares profiles that are stored loads nothing of what takes them.
export { decodeProfile, profileMerger, type ProfileMerger } from './merge-profiles.ts';
export { weighFunctions } from './weigh-functions.ts';
export { writeFleetSummary, type FleetSummaryOptions, type Instance } from './write-fleet-summary.ts';
