import path from 'node:path';
import { count, formatBytes } from '@flarewire/follow';
import { pseudonymKeyFor, threadsFor } from '@flarewire/pipeline/scrubbing';
import { createScrubber } from '@flarewire/scrubber';
import type { CommandContext } from '../command.ts';
import { readConfig } from '../broker/read-config.ts';
import { scrubFiles } from '../files/scrub-files.ts';
import type { ScrubFlags } from '../commands/scrub.ts';

/** `flare scrub`: scrubs files into a folder and tells what was masked. */
export async function runScrub(context: CommandContext, flags: ScrubFlags, from: string): Promise<void> {
  const { terminal, signal } = context;
  const { out, rules } = flags;
  context.ifInterrupted(`Not everything was scrubbed; ${out} may hold a part`);
  const configured = (await readConfig(flags, context)).scrubber;
  const key = await pseudonymKeyFor(configured);
  const scrubbing = { ...configured, ...(rules ? { rules } : {}) };
  await using threads = threadsFor(scrubbing, key);
  const scrubber = createScrubber(scrubbing, key, threads);
  const onProgress = (done: number, total: number, bytes: number) =>
    terminal.passing('scrubbing', `${done} of ${count(total, 'file')}, ${formatBytes(bytes)}`);
  const passedOver = await scrubFiles(path.resolve(from), path.resolve(out), { scrubber, threads, signal, onProgress });
  const report = scrubber.report();
  if (report.quarantined.length > 0) context.failed();
  if (flags.json) return context.json({ ...report, passedOver });
  terminal.line(
    `${count(report.files.length, 'file')}, ${count(report.masked, 'value')} masked by rule set "${report.ruleSet}"`,
  );
  if (report.files.length + report.quarantined.length === 0)
    terminal.line(`There is no file in ${from}, so ${out} is empty`);
  for (const { name, masked, byRule, spared } of report.files) {
    if (masked > 0) terminal.line(`  ${name}: ${inWords(byRule)}`);
    if (spared) terminal.line(`  ${name}, spared: ${inWords(spared)}`);
  }
  for (const { name, reason } of report.quarantined) terminal.line(`  left out: ${name}: ${reason}`);
  for (const { name, reason } of passedOver) terminal.line(`  passed over: ${name}: ${reason}`);
}

function inWords(rules: Readonly<Record<string, number>>): string {
  return Object.entries(rules)
    .map(([rule, times]) => `${rule} ${times}`)
    .join(', ');
}
