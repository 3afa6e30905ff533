import { FlareError } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';

/**
 * Does some of the janitor's work for as long as the broker lets this user. What it may not do is said once, and not tried again.
 * @param options.mayNot what to log then: what cannot be done, and what to give the user
 * @param options.told what was said before; this adds to it
 */
export async function whileAllowed(
  work: () => Promise<void>,
  { mayNot, told, log }: { mayNot: string; told: Set<string> } & Pick<Worker, 'log'>,
): Promise<void> {
  if (told.has(mayNot)) return;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FlareError) || error.code !== 'not_allowed') throw error;
    log.warn({ err: error }, mayNot);
    told.add(mayNot);
  }
}
