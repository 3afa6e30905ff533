import { describeEvent, followFlare, unknownFlare } from '@flarewire/follow';
import { UsageError, type CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { followerFor, printEvent } from '../terminal/follower-for.ts';
import { isGroup } from '../group/is-group.ts';
import { watchGroup } from '../group/watch-group.ts';
import { goesOn } from '../terminal/goes-on.ts';
import { nameOwners } from '../terminal/whose.ts';
import type { WatchFlags } from '../commands/watch.ts';

/** `flare watch`: follows a flare, a group, or all flares. */
export async function runWatch(context: CommandContext, flags: WatchFlags, id?: string): Promise<void> {
  const alone = id !== undefined && (flags.all ? 'all' : flags.since && 'since');
  if (alone) throw new UsageError(`--${alone} goes without an id, which is followed from its first event`);
  await using transport = await connectAs(flags, context);
  const { signal } = context;
  if (id !== undefined && isGroup(id)) {
    context.ifInterrupted(goesOn(id));
    await watchGroup(id, { transport, json: flags.json, context });
    return;
  }
  if (id !== undefined) {
    if (!(await transport.flares.get(id, { signal }))) throw unknownFlare(`Cannot follow flare "${id}"`);
    context.ifInterrupted(goesOn(id));
    const end = await followFlare(id, followerFor(flags.json, context), { transport, signal });
    if (end.name !== 'flare.sent') context.failed();
    return;
  }
  context.ifInterrupted(
    'Flares go on without you: flare ls lists them, flare watch --since 10min shows what you missed',
  );
  if (context.stdout.isTTY && !flags.json)
    context.terminal.passing('watching', 'events come here as they happen; Ctrl-C ends this');
  const nameOwner = nameOwners();
  const begin = flags.since?.getTime() ?? -Infinity;
  for await (const event of transport.tailAll({ from: flags.all || flags.since ? 'start' : 'now', signal })) {
    const owner = nameOwner(event);
    if (Date.parse(event.data.time) < begin) continue;
    if (flags.json) printEvent(event, context);
    else context.terminal.entry(event.name, `${owner} · ${describeEvent(event)}`, new Date(event.data.time));
  }
}
