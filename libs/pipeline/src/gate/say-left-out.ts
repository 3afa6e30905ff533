import { canLeaveOut } from '@flarewire/archive/read';
import { allowLine, type Finding } from '@flarewire/gate';
import type { AllowedFinding } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';

/** Tells the operator what the gate left out, with the line that would settle each as a false alarm. */
export function sayLeftOut(found: readonly Finding[], log: Log): void {
  for (const finding of found) {
    const { file, rule, line } = finding;
    const settled = `scrubber: { allow: [${allowLine(finding)}] }`;
    const what = canLeaveOut(file) ? 'a file out' : 'files out for their names';
    log.warn({ file, rule, line }, `The gate left ${what}; a false alarm is settled in flarewire.yaml with ${settled}`);
  }
}

/** Tells which entries of `scrubber.allow` settled nothing, as one of them may be meant for what was found. */
export function sayUnused(unused: readonly AllowedFinding[], log: Log): void {
  for (const { rule, file } of unused) log.warn({ file, rule }, 'An entry of scrubber.allow matches no finding');
}
