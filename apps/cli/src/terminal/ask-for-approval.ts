import { createInterface } from 'node:readline';
import { FlareError, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { CommandContext } from '../command.ts';
import { count, formatBytes } from '@flarewire/follow';

/**
 * Tells what would be sent and where to, and asks. Only `y` or `Y` is a yes, as for the Agent.
 * @returns undefined where the input ends before anybody has answered
 */
export async function askForApproval(
  flare: FlareAwaitingApproval,
  context: CommandContext,
): Promise<boolean | undefined> {
  const { terminal } = context;
  const { finished, destinations, profiles, archive } = flare;
  terminal.line(
    `${archive.name}: ${formatBytes(finished.bytes)} with ${count(profiles.length, 'profile')}, sha256 ${finished.sha256}`,
  );
  terminal.line(
    `It is going to be uploaded to ${destinations.map(({ name, host }) => `${name} (${host})`).join(', ')}`,
  );
  return isYes(context, 'Are you sure you want to upload a flare? [y/N]');
}

/** Asks one question on its own line and reads one line of answer; undefined where the input ends without one. */
export async function isYes(
  { terminal, stdin, signal }: CommandContext,
  question: string,
): Promise<boolean | undefined> {
  terminal.line(question);
  for await (const line of createInterface({ input: stdin, signal })) return /^[yY]$/.test(line.trim());
  signal.throwIfAborted();
  return undefined;
}

/** The error of a question that nobody was there to answer. */
export function unanswered(what: string, advice: string): FlareError {
  return new FlareError(
    'not_awaiting_approval',
    `Cannot ask whether to send ${what}: standard input ended without an answer; ${advice}`,
  );
}
