import type { FlareRecord, TargetRecord } from '@flarewire/schemas';
import { isOnline } from '@flarewire/pipeline';
import type { Command, CommandContext } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { formatDuration } from '@flarewire/follow';
import { configOption, readConfig } from '../read-config.ts';

export const ls: Command = {
  name: 'ls',
  usage: '[--targets]',
  summary: 'Lists the flares of the last days, newest first, or the targets and who serves them.',
  options: { ...configOption, ...natsOption, targets: { type: 'boolean', default: false, about: 'list targets' } },
  positionals: { least: 0, most: 0 },
  async run(parsed, context) {
    await using transport = await connect(await readConfig(parsed, context), context.signal);
    const json = parsed.values.json === true;
    if (parsed.values.targets) {
      const entries = await transport.targets.list({ signal: context.signal });
      listTargets(
        entries.map((entry) => ({ ...entry.value, online: isOnline(entry, new Date()) })),
        json,
        context,
      );
    } else {
      const entries = await transport.flares.list({ signal: context.signal });
      listFlares(
        entries.map(({ value }) => value),
        json,
        context,
      );
    }
    return 0;
  },
};

function listFlares(flares: FlareRecord[], json: boolean, { terminal, json: print }: CommandContext): void {
  const newestFirst = flares.toSorted((a, b) => b.since.localeCompare(a.since));
  if (json)
    return newestFirst.forEach(({ flareId, target, state, since, updated }) =>
      print({ flareId, target, state, since, updated }),
    );
  if (newestFirst.length === 0) terminal.line('No flares yet; ask for one with flare create');
  for (const { flareId, target, state, since } of newestFirst)
    terminal.line(`${flareId}  ${state.padEnd(9)}  ${target.padEnd(20)}  ${since}`);
}

function listTargets(
  targets: (TargetRecord & { online: boolean })[],
  json: boolean,
  { terminal, json: print }: CommandContext,
): void {
  const sorted = targets.toSorted((a, b) => `${a.target}.${a.role}`.localeCompare(`${b.target}.${b.role}`));
  if (json) return sorted.forEach((target) => print(target));
  if (sorted.length === 0) terminal.line('No targets yet; start an archiver and a profiler on each target’s host');
  for (const { target, role, host, online, seen } of sorted) {
    const state = online ? 'online' : `last seen ${formatDuration(Date.now() - Date.parse(seen))} ago`;
    terminal.line(`${target.padEnd(20)}  ${role.padEnd(9)}  ${host.padEnd(24)}  ${state}`);
  }
}
