import { count } from '@flarewire/follow';
import type { CommandContext } from '../command.ts';
import type { Finding } from '../doctor/check.ts';
import { examine } from '../doctor/examine.ts';
import type { DoctorFlags } from '../commands/doctor.ts';

const labels = { ok: 'ok', warning: 'warning', wrong: 'WRONG' } as const;

/** `flare doctor`: tells what was found, and what to do about it. */
export async function runDoctor(context: CommandContext, flags: DoctorFlags): Promise<void> {
  const { terminal } = context;
  const found: Finding[] = [];
  for await (const finding of examine(flags, context)) {
    found.push(finding);
    if (flags.json) {
      context.json(finding);
      continue;
    }
    terminal.line(`${labels[finding.state].padEnd(8)} ${finding.check.padEnd(14)} ${finding.found}`);
    if (finding.fix) terminal.line(`${' '.repeat(23)} → ${finding.fix}`);
  }
  const wrong = found.filter(({ state }) => state === 'wrong').length;
  if (wrong > 0) context.failed();
  if (!flags.json) terminal.line(wrong === 0 ? 'Nothing is wrong' : `${count(wrong, 'thing')} to fix`);
}
