export { createScrubber } from './create-scrubber.ts';
export { strictRuleTable, type RuleDescription } from './strict/rule-table.ts';
export type { ScrubOptions, Scrubber, ScrubberOptions } from './scrubber.ts';
