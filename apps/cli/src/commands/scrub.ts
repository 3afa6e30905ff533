import path from 'node:path';
import { count } from '@flarewire/follow';
import { pseudonymKeyFor, threadsFor } from '@flarewire/pipeline/scrubbing';
import { createScrubber } from '@flarewire/scrubber';
import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, json, filled } from '../options.ts';
import { placeholders } from '../placeholders.ts';
import { readConfig } from '../read-config.ts';
import { scrubFiles } from '../scrub-files.ts';

type Flags = { config?: string; json: boolean; out: string; rules?: 'strict' | 'closed' | 'datadog' };

export const scrub = buildCommand({
  docs: {
    brief: 'scrub files as a flare would, to see what would leave',
    fullDescription:
      'Scrubs files as a flare would, to see what would leave. Exits 1 where a file could not be scrubbed, and so was left out.',
    customUsage: [{ input: '/var/log/web --out scrubbed', brief: 'writes each file, scrubbed, below scrubbed/' }],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'what to scrub', parse: filled, placeholder: placeholders.toScrub }],
    },
    flags: {
      config,
      json,
      out: { kind: 'parsed', parse: filled, brief: 'folder to write to', placeholder: 'folder' },
      rules: {
        kind: 'enum',
        values: ['strict', 'closed', 'datadog'],
        brief: 'rule set; default: the configuration’s, else strict',
        optional: true,
      },
    },
    aliases: { c: 'config', o: 'out' },
  },
  async func(this: CommandContext, flags: Flags, from: string) {
    const { terminal, signal } = this;
    const { out, rules } = flags;
    this.ifInterrupted(`Not everything was scrubbed; ${out} may hold a part`);
    const configured = (await readConfig(flags, this)).scrubber;
    const key = await pseudonymKeyFor(configured);
    const scrubbing = { ...configured, ...(rules ? { rules } : {}) };
    await using threads = threadsFor(scrubbing, key);
    const scrubber = createScrubber(scrubbing, key, threads);
    const onFile = (done: number, total: number) => terminal.passing('scrubbing', `${done} of ${count(total, 'file')}`);
    const passedOver = await scrubFiles(path.resolve(from), path.resolve(out), { scrubber, threads, signal, onFile });
    const report = scrubber.report();
    if (report.quarantined.length > 0) this.failed();
    if (flags.json) return this.json({ ...report, passedOver });
    terminal.line(
      `${count(report.files.length, 'file')}, ${count(report.masked, 'value')} masked by rule set "${report.ruleSet}"`,
    );
    for (const { name, masked, byRule, spared } of report.files) {
      if (masked > 0) terminal.line(`  ${name}: ${inWords(byRule)}`);
      if (spared) terminal.line(`  ${name}, spared: ${inWords(spared)}`);
    }
    for (const { name, reason } of report.quarantined) terminal.line(`  left out: ${name}: ${reason}`);
    for (const { name, reason } of passedOver) terminal.line(`  passed over: ${name}: ${reason}`);
  },
});

function inWords(rules: Readonly<Record<string, number>>): string {
  return Object.entries(rules)
    .map(([rule, times]) => `${rule} ${times}`)
    .join(', ');
}
