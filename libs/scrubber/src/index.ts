export { createScrubber } from './create-scrubber.ts';
export type { ScrubOptions, Scrubber, ScrubberOptions } from './scrubber.ts';
