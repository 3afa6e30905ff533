import path from 'node:path';
import { inspectArchive } from '@flarewire/archive/read';
import { count, formatBytes, formatDuration } from '@flarewire/follow';
import type { CommandContext } from '../command.ts';
import { nothingCollected } from '../collect/nothing-collected.ts';

/** `flare inspect`: tells what is in an archive. */
export async function runInspect(context: CommandContext, flags: { json: boolean }, zip: string): Promise<void> {
  const { terminal } = context;
  const { sentence, items, profiles, scrub, ...about } = await inspectArchive(path.resolve(zip));
  if (flags.json) return context.json({ ...about, sentence, items, profiles, ...(scrub && { scrub }) });
  terminal.line(`Flare of target "${about.target}" on ${about.hostname}, made ${about.created} (${about.source})`);
  if (scrub) terminal.line(`${count(scrub.masked, 'value')} masked by rule set "${scrub.ruleSet}"`);
  if (about.present === 0 && profiles.length === 0) terminal.line(nothingCollected(about.target, about.expected));
  // Each that is missing has a line of its own below, with its reason.
  else terminal.line(sentence.replace(/(missing|in part): .*$/s, 'some are missing or there in part:'));
  const maskedIn = new Map(scrub?.files.map(({ name, masked }) => [name, masked]));
  terminal.line();
  for (const { item, state, bytes, ms, reason, sha256 } of items) {
    const size = sha256 === undefined ? '–' : formatBytes(bytes);
    terminal.line(
      `  ${state.padEnd(11)}  ${size.padStart(9)}  ${formatDuration(ms).padStart(10)}  ${item}${maskedIn.get(item) ? ` (${maskedIn.get(item)} masked)` : ''}${reason ? `: ${reason}` : ''}`,
    );
  }
  terminal.line(
    `\n${count(profiles.length, 'file')} below profiles/${profiles.length > 0 ? `: ${profiles.join(', ')}` : ''}`,
  );
}
