import { countLargeFiles } from '@flarewire/archive/large-files';
import { startThreadsFor, threadsAtOnce, type StartedThreads } from '@flarewire/pipeline/scrubbing';
import type { Config } from '@flarewire/schemas';
import type { CommandContext } from '../command.ts';

/**
 * Starts threads for the large files that a target is likely to have, before all else is loaded. They take as long to be ready
 * as that does, and a small flare needs none. @throws the signal's reason
 */
export async function startThreadsEarly(
  { scrubber, targets }: Config,
  target: string,
  { signal }: Pick<CommandContext, 'signal'>,
): Promise<StartedThreads> {
  const large = await countLargeFiles(targets[target]!, { most: threadsAtOnce(), now: new Date(), signal });
  return startThreadsFor(scrubber, large);
}
