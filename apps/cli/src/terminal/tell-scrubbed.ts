import { count } from '@flarewire/follow';
import type { ScrubReport } from '@flarewire/schemas';
import type { PassedOver } from '../files/scrub-files.ts';
import type { Terminal } from './terminal.ts';

/** Tells in which file what was masked and spared, by which rule, and what was left out. */
export function tellScrubbed(terminal: Terminal, report: ScrubReport & { passedOver: readonly PassedOver[] }): void {
  const { files, masked, ruleSet, quarantined, passedOver } = report;
  terminal.line(`${count(files.length, 'file')}, ${count(masked, 'value')} masked by rule set "${ruleSet}"`);
  for (const { name, masked, byRule, spared } of files) {
    if (masked > 0) terminal.line(`  ${name}: ${inWords(byRule)}`);
    if (spared) terminal.line(`  ${name}, spared: ${inWords(spared)}`);
  }
  for (const { name, reason } of quarantined) terminal.line(`  left out: ${name}: ${reason}`);
  for (const { name, reason } of passedOver) terminal.line(`  passed over: ${name}: ${reason}`);
}

function inWords(rules: Readonly<Record<string, number>>): string {
  return Object.entries(rules)
    .map(([rule, times]) => `${rule} ${times}`)
    .join(', ');
}
