import { stat } from 'node:fs/promises';
import path from 'node:path';
import { count, formatBytes, holdsNothing } from '@flarewire/follow';
import { chooseTarget } from '../collect/choose-target.ts';
import { collectFlare } from '../collect/collect-flare.ts';
import type { CommandContext } from '../command.ts';
import { tellFindings } from '../collect/findings.ts';
import { missingRow, nothingCollected } from '../collect/nothing-collected.ts';
import { readConfig } from '../broker/read-config.ts';
import { mayWrite } from '../files/write-file.ts';
import type { CollectFlags } from '../commands/collect.ts';

/** More rows of what is missing would push what was made out of sight. */
const mostRows = 50;

/** `flare collect`: makes a flare here and tells what is in it. */
export async function runCollect(context: CommandContext, flags: CollectFlags): Promise<void> {
  const { terminal } = context;
  context.ifInterrupted('No archive was written');
  const configured = await readConfig(flags, context);
  const target = chooseTarget(configured, flags.target);
  const flare = await collectFlare({
    config: configured,
    target,
    profile: flags.profile ? { seconds: flags.profile } : false,
    out: await placeOf(flags.out),
    context,
  });
  const taken = flare.profiles.filter(({ code }) => code === undefined).length;
  const isEmpty = holdsNothing({ got: flare.summary.present, profiles: { taken, failed: 0 } });
  if (flare.leftOut.length > 0 || isEmpty) context.failed();
  if (flags.json) {
    const { file: archive, refused: _, ...rest } = flare;
    context.json({ archive, ...rest });
    if (flare.refused) throw flare.refused;
    return;
  }
  const { summary, scrub } = flare;
  terminal.line(`${flare.file}  ${formatBytes(flare.bytes)}, sha256 ${flare.sha256}`);
  terminal.line(
    `${summary.present} of ${count(summary.expected, 'item')}, ${count(scrub.masked, 'value')} masked by rule set "${scrub.ruleSet}"`,
  );
  for (const row of summary.missing.slice(0, mostRows)) terminal.line(missingRow(row));
  const more = summary.missing.length - mostRows;
  if (more > 0) terminal.line(`  and ${more} more: flare inspect ${flare.file} has all`);
  if (isEmpty) terminal.line(nothingCollected(target, summary.expected));
  for (const { file, code, message } of flare.profiles)
    if (code) terminal.line(`  ${'failed'.padEnd(11)}  profiles/${file}: ${message}`);
  tellFindings(flare, terminal);
  if (flare.refused) throw flare.refused;
  terminal.line(`Nothing was sent; flare inspect ${flare.file} tells what is in it`);
}

/** An existing folder gets a file named after the flare; anything else is the name of a file. Nothing is collected for a place that takes none. */
async function placeOf(out: string): Promise<{ file: string } | { folder: string }> {
  const isFolder = await stat(out).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  await mayWrite(isFolder ? path.join(out, 'x.zip') : out);
  return isFolder ? { folder: out } : { file: out };
}
