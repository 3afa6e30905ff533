import { casesOf, isOnline, waitsFor, whoServes, type FlareRecord, type TargetRecord } from '@flarewire/schemas';
import { ago } from '../terminal/ago.ts';
import { UsageError, type CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { flareTable, wantedBy } from '../terminal/flare-table.ts';
import { requireGroup } from '../group/require-group.ts';
import { aligned, byName } from '../terminal/table.ts';
import type { LsFlags } from '../commands/ls.ts';

/** `flare ls`: lists flares or targets. */
export async function runLs(context: CommandContext, flags: LsFlags): Promise<void> {
  const { signal } = context;
  const alone =
    flags.targets && (['state', 'since', 'group', 'case'] as const).find((name) => flags[name] !== undefined);
  if (alone) throw new UsageError(`--${alone} goes with flares, and not with --targets`);
  await using transport = await connectAs(flags, context);
  if (flags.targets) {
    const now = new Date();
    const targets = whoServes(await transport.targets.list({ signal }), now)
      .map((entry) => ({ ...entry.value, online: isOnline(entry, now) }))
      .filter((each) => flags.target === undefined || each.target === flags.target);
    listTargets(targets, flags.json, context);
  } else {
    const entries = await transport.flares.list({ signal });
    if (flags.group !== undefined && !entries.some(({ value }) => value.group === flags.group))
      await requireGroup(flags.group, { transport, signal });
    const wanted = entries.map(({ value }) => value).filter(wantedBy(flags));
    listFlares(wanted, { asJson: flags.json, isFiltered: entries.length > 0 }, context);
  }
}

function listFlares(
  flares: FlareRecord[],
  { asJson, isFiltered }: { asJson: boolean; isFiltered: boolean },
  { terminal, json: print }: CommandContext,
): void {
  const newestFirst = flares.toSorted((a, b) => b.since.localeCompare(a.since));
  if (asJson)
    return newestFirst.forEach((flare) => {
      const { flareId, target: of, group, state, since: from, updated } = flare;
      const cases = casesOf(flare);
      const known = { ...(cases.length > 0 && { cases }), ...(group && { group }) };
      print({ flareId, target: of, ...known, state, since: from, updated, ...waitsFor(flare) });
    });
  if (newestFirst.length === 0)
    return terminal.line(
      `${isFiltered ? 'No flare is like that' : 'There is no flare yet'}; flare create asks for one`,
    );
  for (const line of aligned(flareTable(newestFirst, Date.now()))) terminal.line(line);
}

function listTargets(
  targets: (TargetRecord & { online: boolean })[],
  asJson: boolean,
  { terminal, json: print }: CommandContext,
): void {
  const sorted = targets.toSorted((a, b) => byName(a.target, b.target) || byName(a.role, b.role));
  if (asJson) return sorted.forEach((each) => print(each));
  if (sorted.length === 0)
    return terminal.line('No such targets; start an archiver and a profiler on each target’s host');
  const now = Date.now();
  const rows = sorted.map(({ target: of, role, host, online, seen }) => [
    of,
    role,
    host,
    online ? 'online' : `last seen ${ago(seen, now)}`,
  ]);
  for (const line of aligned([['TARGET', 'ROLE', 'HOST', 'STATE'], ...rows])) terminal.line(line);
}
