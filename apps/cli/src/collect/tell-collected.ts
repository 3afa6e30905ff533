import { count, formatBytes, holdsNothing } from '@flarewire/follow';
import type { CommandContext } from '../command.ts';
import type { CollectedFlare } from './collect-flare.ts';
import { tellFindings } from './findings.ts';
import { missingRow, nothingCollected } from './nothing-collected.ts';

/** More rows of what is missing would push what was made out of sight. */
const mostRows = 50;

/** Tells what is in a flare that was made here. @throws {FlareError} why it would not be sent */
export function tellCollected(
  flare: CollectedFlare,
  { target, json, context }: { target: string; json: boolean; context: CommandContext },
): void {
  const { terminal } = context;
  const taken = flare.profiles.filter(({ code }) => code === undefined).length;
  const isEmpty = holdsNothing({ got: flare.summary.present, profiles: { taken, failed: 0 } });
  if (flare.leftOut.length > 0 || isEmpty) context.failed();
  if (json) {
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
