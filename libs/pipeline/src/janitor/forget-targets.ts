import { hasEnded, type FlareRecord } from '@flarewire/schemas';
import { durablesOf, targetOf } from '../stage/durables.ts';
import type { Worker } from '../stage/stage.ts';
import { whileAllowed } from './while-allowed.ts';

const mayNot =
  'Cannot forget targets that are gone, so that the broker keeps two durable consumers for each: this user may not; ' +
  'give it $JS.API.CONSUMER.NAMES.EVENTS and $JS.API.CONSUMER.DELETE.EVENTS.*, as docs/permissions.md lists for the uploader, and start it again';

/**
 * Forgets the targets of which nobody has announced for a day that they serve them, and of whose flares no event is kept any more, by
 * removing their durable consumers: a fleet whose targets have ever new names would make the broker grow for ever. One that a flare or a
 * group under way names stays. A target that comes back has its durables made anew, and nothing is given to it twice, since there is nothing.
 * @param options.told what this user may not, which was said once and is not tried again
 */
export async function forgetTargets(
  { transport, log }: Pick<Worker, 'transport' | 'log'>,
  { flares, told, signal }: { flares: readonly FlareRecord[]; told: Set<string>; signal: AbortSignal },
): Promise<void> {
  const work = async () => {
    // The durables before the targets: one that comes in between is not taken for one that is gone.
    const names = new Set(await transport.durables.names({ signal }));
    const needed = new Set([
      ...(await transport.targets.list({ signal })).map(({ value }) => value.target),
      ...flares.filter(({ state }) => !hasEnded(state)).map(({ target }) => target),
      ...(await transport.groups.list({ signal }))
        .filter(({ value }) => !value.ended)
        .flatMap(({ value }) => value.created.flares.map(({ target }) => target)),
    ]);
    const targets = new Set([...names].map(targetOf).filter((target) => target !== undefined));
    const forgotten: string[] = [];
    for (const target of targets.difference(needed)) {
      const own = durablesOf(target).filter(({ name }) => names.has(name));
      const removed: boolean[] = [];
      for (const durable of own) removed.push(await transport.durables.forget(durable, { signal }));
      if (removed.includes(true)) forgotten.push(target);
    }
    if (forgotten.length > 0) log.info({ targets: forgotten }, 'Forgot targets that nobody serves any more');
  };
  await whileAllowed(work, { mayNot, told, log });
}
