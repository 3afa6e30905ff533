export { createScrubber } from './create-scrubber.ts';
export type { Finding } from './gate/finding.ts';
export { scanForLearned } from './gate/scan-for-learned.ts';
export type { ScannedFile } from './gate/scan-files.ts';
export { scanForSecrets, type ScanOptions } from './gate/scan-for-secrets.ts';
export { strictRuleTable, type RuleDescription } from './strict/rule-table.ts';
export type { ScrubOptions, Scrubber, ScrubberOptions } from './scrubber.ts';
