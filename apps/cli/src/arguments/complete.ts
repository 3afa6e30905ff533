import { proposeCompletions } from '@stricli/core';
import { buildFlare } from '../application.ts';
import type { CliProcess, CommandContext } from '../command.ts';
import { wordsFor } from './misuse.ts';
import { openTerminal } from '../terminal/terminal.ts';

/**
 * Tells a shell what may stand where the last word is: each proposal on a line, with a tab and what it is. Whatever goes
 * wrong meanwhile, there is nothing to propose.
 */
export async function complete(words: readonly string[], lent: CliProcess): Promise<number> {
  const { stdout, stderr } = lent;
  const nothing = () => {};
  const context: CommandContext = {
    ...lent,
    process: { stdout, stderr },
    terminal: openTerminal(stderr),
    json: nothing,
    failed: nothing,
    ifInterrupted: nothing,
  };
  const flare = buildFlare(wordsFor(undefined, { misuse: nothing, thrown: String }), () => 1);
  const proposals = await proposeCompletions(flare, words.length > 0 ? words : [''], context).catch(() => []);
  const wantsOption = words.at(-1)?.startsWith('-') ?? false;
  for (const { completion, brief } of proposals)
    if (wantsOption || !completion.startsWith('-')) stdout.write(`${completion}\t${brief}\n`);
  return 0;
}
