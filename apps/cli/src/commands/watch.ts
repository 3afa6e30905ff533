import { FlareError, type FlareEvent } from '@flarewire/schemas';
import type { Command, CommandContext } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { followFlare, type Follower } from '@flarewire/follow';
import { configOption, readConfig } from '../read-config.ts';
import { followOn } from '../terminal.ts';
import { describeEvent } from '@flarewire/follow';

export const watch: Command = {
  name: 'watch',
  usage: '[<flare id>] [--all]',
  summary: 'Follows one flare to its end, or all flares until Ctrl-C.',
  options: {
    ...configOption,
    ...natsOption,
    all: { type: 'boolean', default: false, about: 'also what is stored already, not only new events' },
  },
  positionals: { least: 0, most: 1 },
  async run(parsed, context) {
    await using transport = await connect(await readConfig(parsed, context), context.signal);
    const [flareId] = parsed.positionals;
    const follower = followerFor(parsed.values.json === true, context);
    if (flareId !== undefined) {
      if (!(await transport.flares.get(flareId, { signal: context.signal }))) {
        throw new FlareError(
          'unknown_flare',
          `Cannot follow flare "${flareId}": there is none of this id; flare ls lists what there is`,
        );
      }
      const end = await followFlare(flareId, follower, { transport, signal: context.signal });
      return end.name === 'flare.sent' ? 0 : 1;
    }
    for await (const event of transport.tail({ from: parsed.values.all ? 'start' : 'now', signal: context.signal })) {
      if (parsed.values.json) printEvent(event, context);
      else
        context.terminal.entry(
          event.name,
          `${event.data.flareId} · ${describeEvent(event)}`,
          new Date(event.data.time),
        );
    }
    return 0;
  },
};

/** Shows a flare's way to a person, or as JSON lines. */
export function followerFor(json: boolean, context: CommandContext): Follower {
  if (!json) return followOn(context.terminal);
  return {
    event: (event) => printEvent(event, context),
    progress: (data) => context.json({ event: 'flare.progress', data }),
  };
}

function printEvent({ name, data }: FlareEvent, context: CommandContext): void {
  context.json({ event: name, data });
}
