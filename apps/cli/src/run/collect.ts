import { stat } from 'node:fs/promises';
import path from 'node:path';
import { chooseTarget } from '../collect/choose-target.ts';
import type { CommandContext } from '../command.ts';
import { readConfig } from '../broker/read-config.ts';
import { mayWrite } from '../files/write-file.ts';
import { startThreadsEarly } from '../collect/start-threads-early.ts';
import type { CollectFlags } from '../commands/collect.ts';

/** `flare collect`: makes a flare here and tells what is in it. */
export async function runCollect(context: CommandContext, flags: CollectFlags): Promise<void> {
  context.ifInterrupted('No archive was written');
  const config = await readConfig(flags, context);
  const target = chooseTarget(config, flags.target);
  const out = await placeOf(flags.out);
  await using started = await startThreadsEarly(config, target, context);
  // Loaded only now, while the threads load what they need.
  const { collectFlare } = await import('../collect/collect-flare.ts');
  const profile = flags.profile ? { seconds: flags.profile } : (false as const);
  const flare = await collectFlare({ config, target, profile, out, started, context });
  const { tellCollected } = await import('../collect/tell-collected.ts');
  tellCollected(flare, { target, json: flags.json, context });
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
