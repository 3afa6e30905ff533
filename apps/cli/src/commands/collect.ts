import { stat } from 'node:fs/promises';
import path from 'node:path';
import { count, formatBytes } from '@flarewire/follow';
import { buildCommand } from '@stricli/core';
import { chooseTarget } from '../collect/choose-target.ts';
import { collectFlare } from '../collect/collect-flare.ts';
import type { CommandContext } from '../command.ts';
import { tellFindings } from '../collect/findings.ts';
import { config, json, secondsOf, filled } from '../options.ts';
import { readConfig } from '../read-config.ts';
import { target } from '../target-option.ts';
import { mayWrite } from '../write-file.ts';

type Flags = { config?: string; json: boolean; target?: string; out: string; profile?: number | false };

export const collect = buildCommand({
  docs: {
    brief: 'make an archive here; no broker is needed and nothing is sent',
    fullDescription:
      'Makes a flare in this process and writes it to a file; no broker is needed and nothing is sent. Exits 1 where the gate left a file out.',
    customUsage: [
      { input: '--out case.zip', brief: 'of the only target of flarewire.yaml' },
      { input: '--target web --profile 10', brief: 'with profiles of 10 seconds' },
    ],
  },
  parameters: {
    flags: {
      config,
      json,
      target,
      out: {
        kind: 'parsed',
        parse: filled,
        brief: 'file to write, or folder for one under the flare’s own name',
        placeholder: 'zip',
        default: '.',
      },
      profile: {
        kind: 'parsed',
        parse: secondsOf,
        brief: 'also take profiles, with a CPU profile of 1 to 600 seconds; 0: none',
        placeholder: 'seconds',
        optional: true,
      },
    },
    aliases: { c: 'config', t: 'target', o: 'out', p: 'profile' },
  },
  async func(this: CommandContext, flags: Flags) {
    const { terminal } = this;
    this.ifInterrupted('No archive was written');
    const configured = await readConfig(flags, this);
    const flare = await collectFlare({
      config: configured,
      target: chooseTarget(configured, flags.target),
      profile: flags.profile ? { seconds: flags.profile } : false,
      out: await placeOf(flags.out),
      context: this,
    });
    if (flare.leftOut.length > 0) this.failed();
    if (flags.json) {
      const { file: archive, refused: _, ...rest } = flare;
      this.json({ archive, ...rest });
      if (flare.refused) throw flare.refused;
      return;
    }
    const { summary, scrub } = flare;
    terminal.line(`${flare.file}  ${formatBytes(flare.bytes)}, sha256 ${flare.sha256}`);
    terminal.line(
      `${summary.present} of ${count(summary.expected, 'item')}, ${count(scrub.masked, 'value')} masked by rule set "${scrub.ruleSet}"`,
    );
    for (const { item, state, reason } of summary.missing)
      terminal.line(`  ${state.padEnd(11)}  ${item}${reason ? `: ${reason}` : ''}`);
    for (const { file, code, message } of flare.profiles)
      if (code) terminal.line(`  ${'failed'.padEnd(11)}  profiles/${file}: ${message}`);
    tellFindings(flare, terminal);
    if (flare.refused) throw flare.refused;
  },
});

/** An existing folder gets a file named after the flare; anything else is the name of a file. Nothing is collected for a place that takes none. */
async function placeOf(out: string): Promise<{ file: string } | { folder: string }> {
  const isFolder = await stat(out).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  await mayWrite(isFolder ? path.join(out, 'x.zip') : out);
  return isFolder ? { folder: out } : { file: out };
}
