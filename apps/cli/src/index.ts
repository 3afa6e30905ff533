export { describeEvent, describeProgress } from './describe-event.ts';
export { count, formatBytes, formatDuration } from './figures.ts';
export { followFlare, type Follower } from './follow-flare.ts';
export { followOn, openTerminal, type Output, type Terminal } from './terminal.ts';
