import { describeEvent, followFlare } from '@flarewire/follow';
import { FlareError } from '@flarewire/schemas';
import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { followerFor, printEvent } from '../follower-for.ts';
import { isGroup } from '../group/is-group.ts';
import { watchGroup } from '../group/watch-group.ts';
import { goesOn } from '../goes-on.ts';
import { config, flareOrGroup, json, nats, since } from '../options.ts';
import { nameOwners } from '../whose.ts';

type Flags = { config?: string; nats?: string; json: boolean; all: boolean; since?: Date };

export const watch = buildCommand({
  docs: {
    brief: 'follow one flare or group to its end, or all flares until Ctrl-C',
    customUsage: [
      { input: 'f-12ab', brief: 'from its first event to its end' },
      { input: 'g-34cd', brief: 'all flares of a group, to the end of the last' },
      { input: '--since 2h', brief: 'all events of the last two hours, then new ones' },
    ],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ ...flareOrGroup, optional: true }] },
    flags: {
      config,
      nats,
      json,
      all: { kind: 'boolean', brief: 'also all that is stored', default: false, withNegated: false },
      since: { ...since, brief: 'also what is stored from then on: 2h, 3d, 2026-11-28T20:00' },
    },
    aliases: { c: 'config' },
  },
  async func(this: CommandContext, flags: Flags, id?: string) {
    await using transport = await connectAs(flags, this);
    const { signal } = this;
    if (id !== undefined && isGroup(id)) {
      this.ifInterrupted(`Group ${id} goes on without you: flare watch ${id} follows it, flare cancel ${id} ends it`);
      await watchGroup(id, { transport, json: flags.json, context: this });
      return;
    }
    if (id !== undefined) {
      if (!(await transport.flares.get(id, { signal }))) {
        throw new FlareError(
          'unknown_flare',
          `Cannot follow flare "${id}": there is none of this id; flare ls lists what there is`,
        );
      }
      this.ifInterrupted(goesOn(id));
      const end = await followFlare(id, followerFor(flags.json, this), { transport, signal });
      if (end.name !== 'flare.sent') this.failed();
      return;
    }
    this.ifInterrupted(
      'Flares go on without you: flare ls lists them, flare watch --since 10min shows what you missed',
    );
    const nameOwner = nameOwners();
    const begin = flags.since?.getTime() ?? -Infinity;
    for await (const event of transport.tailAll({ from: flags.all || flags.since ? 'start' : 'now', signal })) {
      const owner = nameOwner(event);
      if (Date.parse(event.data.time) < begin) continue;
      if (flags.json) printEvent(event, this);
      else this.terminal.entry(event.name, `${owner} · ${describeEvent(event)}`, new Date(event.data.time));
    }
  },
});
