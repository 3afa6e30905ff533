export { followGroup, type GroupFollower, type GroupStates } from './follow-group.ts';
export { followFlare, type Follower } from './follow-flare.ts';
export { formatBytes, formatDuration, count } from '@flarewire/schemas/figures';
export { describeEvent, describeProgress } from './describe-event.ts';
export { findEvent } from './find-event.ts';
export { holdsNothing } from './holds-nothing.ts';
export { foldGroup, type GroupView } from './group-view.ts';
export { unknownFlare, unknownGroup } from './unknown.ts';
export { beganAt, endedAt, foldFlare, hasEnded, type FlareTimes, type FlareView } from './flare-view.ts';
