import path from 'node:path';
import { createScrubber } from '@flarewire/scrubber';
import { UsageError, type Command } from '../command.ts';
import { count } from '@flarewire/follow';
import { configOption, readConfig } from '../read-config.ts';
import { scrubFiles } from '../scrub-files.ts';

export const scrub: Command = {
  name: 'scrub',
  usage: '<file or folder> --out <folder>',
  summary: 'Scrubs files as a flare would, so that one can see beforehand what would leave.',
  options: {
    ...configOption,
    out: { type: 'string', short: 'o', about: 'folder to write to' },
    rules: { type: 'string', about: 'strict or datadog; default: the configuration’s, else strict' },
  },
  positionals: { least: 1, most: 1 },
  async run(parsed, context) {
    const { values, positionals } = parsed;
    const { out, rules } = values as { out?: string; rules?: string };
    if (out === undefined) throw new UsageError('flare scrub needs --out <folder>');
    if (rules !== undefined && rules !== 'strict' && rules !== 'datadog')
      throw new UsageError(`--rules takes strict or datadog, not "${rules}"`);
    const configured = (await readConfig(parsed, context)).scrubber;
    const scrubber = createScrubber({ ...configured, ...(rules ? { rules } : {}) });
    const onFile = (done: number, total: number) =>
      context.terminal.passing('scrubbing', `${done} of ${count(total, 'file')}`);
    await scrubFiles(path.resolve(positionals[0]!), path.resolve(out), { scrubber, signal: context.signal, onFile });
    const report = scrubber.report();
    if (values.json) {
      context.json(report);
      return 0;
    }
    context.terminal.line(
      `${count(report.files.length, 'file')}, ${count(report.masked, 'value')} masked by rule set "${report.ruleSet}"`,
    );
    for (const { name, masked, byRule } of report.files) {
      const rulesInWords = Object.entries(byRule)
        .map(([rule, times]) => `${rule} ${times}`)
        .join(', ');
      if (masked > 0) context.terminal.line(`  ${name}: ${rulesInWords}`);
    }
    for (const { name, reason } of report.quarantined) context.terminal.line(`  left out: ${name}: ${reason}`);
    return 0;
  },
};
