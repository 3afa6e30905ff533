import { homedir } from 'node:os';
import path from 'node:path';
import { lowerPriority } from '@flarewire/archive';
import { runInProcess, type EarlyLooks } from '@flarewire/pipeline/in-process';
import type { StartedThreads } from '@flarewire/pipeline/scrubbing';
import type { Config } from '@flarewire/schemas';
import { createLog } from '@flarewire/service/log';
import type { Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openWorkFolder } from '../files/work-folder.ts';

/** The stages in this process, at a low priority, with a folder of their own for archives, which goes with them. */
export async function stagesHere(
  opened: AsyncDisposableStack,
  config: Config,
  { env, terminal }: CommandContext,
  options: { send?: boolean; looks?: EarlyLooks; started?: StartedThreads } = {},
): Promise<Transport> {
  await lowerPriority(config.collecting.nice);
  const folder = opened.use(await openWorkFolder());
  const log = createLog({ name: 'flare', level: 'warn', destination: { write: (line) => sayWait(line, terminal) } });
  const journals = path.join(homedir(), '.flarewire', 'settings');
  return runInProcess({ config, env, log, artifacts: folder.path, journals, ...options });
}

/** Of what the stages log, a person must see why nothing happens: that a destination is tried again, and when. */
function sayWait(line: string, terminal: Terminal): void {
  const { destination, msg } = JSON.parse(line) as { destination?: string; msg: string };
  if (destination) terminal.line(`${destination}: ${msg}`);
}
