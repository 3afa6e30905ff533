export { createScrubber, scrubberFactory } from './create-scrubber.ts';
export { makeCostTable } from './strict/by-look/cost-table.ts';
export { strictRuleTable, type RuleDescription } from './strict/rule-table.ts';
export type { PseudonymKey, ScrubOptions, Scrubber, ScrubberOptions } from './scrubber.ts';
