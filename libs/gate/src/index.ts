export { scanForSecrets, type ScanOptions } from './scan-for-secrets.ts';
export { allowLine, settles, type Finding } from './finding.ts';
export { lookWhilePacked, type FoundWhilePacked, type LookWhilePacked } from './look/look-while-packed.ts';
export { scanForLearned } from './scan-for-learned.ts';
export { type ScannedFile } from './scan-files.ts';
export { createRules, type Rules } from './look/look.ts';
