export { openProfiler } from './open-profiler.ts';
export { profilerStage } from './profile-flare.ts';
