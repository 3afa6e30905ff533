import path from 'node:path';
import { count, formatBytes } from '@flarewire/follow';
import { pseudonymKeyFor, threadsFor } from '@flarewire/pipeline/scrubbing';
import { createScrubber } from '@flarewire/scrubber';
import { UsageError, type CommandContext } from '../command.ts';
import { readConfig } from '../broker/read-config.ts';
import { openSource } from '../files/open-source.ts';
import { scrubFiles, type ScrubOptions } from '../files/scrub-files.ts';
import { scrubStream } from '../files/scrub-stream.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { tellScrubbed } from '../terminal/tell-scrubbed.ts';
import type { ScrubFlags } from '../commands/scrub.ts';

/** Standard input as what to scrub, standard output as where to. */
const standard = '-';

/** `flare scrub`: scrubs files into a folder, or prints a single one, and tells what was masked. */
export async function runScrub(context: CommandContext, flags: ScrubFlags, from: string): Promise<void> {
  const out = flags.out === standard ? undefined : flags.out;
  if (out === undefined) return printScrubbed(context, flags, from);
  if (from === standard)
    throw new UsageError(`standard input has no name below ${out}; without --out it is printed: flare scrub - > x.log`);
  const { terminal } = context;
  context.ifInterrupted(`Not everything was scrubbed; ${out} may hold a part`);
  await using options = await prepare(context, flags, (done, total, bytes) =>
    terminal.passing('scrubbing', `${done} of ${count(total, 'file')}, ${formatBytes(bytes)}`),
  );
  const passedOver = await scrubFiles(path.resolve(from), path.resolve(out), options);
  const report = options.scrubber.report();
  if (report.quarantined.length > 0) context.failed();
  if (flags.json) return context.json({ ...report, passedOver });
  tellScrubbed(terminal, { ...report, passedOver });
  if (report.files.length + report.quarantined.length === 0)
    terminal.line(`There is no file in ${from}, so ${out} is empty`);
}

/** What is scrubbed goes to standard output, so what is to be said goes to standard error. */
async function printScrubbed(context: CommandContext, flags: ScrubFlags, from: string): Promise<void> {
  if (flags.json) throw new UsageError('--json needs --out, as without it what is scrubbed is printed');
  context.ifInterrupted('Not everything was scrubbed; what was printed may be a part');
  const terminal = openTerminal(context.stderr);
  const source = from === standard ? { name: 'standard input', bytes: context.stdin } : await openSource(from);
  try {
    await using options = await prepare(context, flags, (_done, _total, bytes) => {
      if (context.stderr.isTTY) terminal.passing('scrubbing', formatBytes(bytes));
    });
    for await (const piece of scrubStream(source, options)) {
      terminal.clear();
      await new Promise<void>((written) => context.stdout.write(piece, () => written()));
    }
    const report = options.scrubber.report();
    if (report.quarantined.length > 0) context.failed();
    tellScrubbed(terminal, { ...report, passedOver: [] });
  } finally {
    terminal.clear();
  }
}

async function prepare(
  context: CommandContext,
  flags: ScrubFlags,
  onProgress: NonNullable<ScrubOptions['onProgress']>,
) {
  const { signal } = context;
  const configured = (await readConfig(flags, context)).scrubber;
  const key = await pseudonymKeyFor(configured);
  const scrubbing = { ...configured, ...(flags.rules ? { rules: flags.rules } : {}) };
  const threads = threadsFor(scrubbing, key);
  const options: ScrubOptions = { scrubber: createScrubber(scrubbing, key, threads), threads, signal, onProgress };
  return { ...options, [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose]() };
}
