import { isOnline, type StageName, type TargetRecord } from '@flarewire/schemas';
import { ago } from '../terminal/ago.ts';
import { byName } from '../terminal/table.ts';
import { howToStart } from './how-to-start.ts';
import { ok, warning, wrong, type Connected, type Finding, type Patient } from './check.ts';

const noTargets = warning('targets', 'there are none', 'add one under "targets" of flarewire.yaml');

const roles = ['archiver', 'profiler'] as const;

/** Whether each target, of the configuration or known to the broker, has an archiver and a profiler, and those of a role the same settings. */
export async function checkTargets({ config, transport, signal }: Connected): Promise<Finding[]> {
  const now = new Date();
  const entries = await transport.targets.list({ signal });
  const names = new Set([...Object.keys(config.targets), ...entries.map(({ value }) => value.target)]);
  if (names.size === 0) return [noTargets];
  const well: string[] = [];
  const found = [...names].toSorted(byName).flatMap((name) => {
    const own = entries.filter(({ value }) => value.target === name);
    const serving = (role: StageName) => own.filter((entry) => entry.value.role === role && isOnline(entry, now));
    const missing = roles.filter((role) => serving(role).length === 0);
    const differing = roles.flatMap((role) => differences(name, role, serving(role)));
    if (missing.length + differing.length === 0) well.push(name);
    const absent = missing.map((role) => {
      const last = own.find(({ value }) => value.role === role)?.value;
      const found = `"${name}" has no ${role}${last ? `; it was last seen on ${last.host} ${ago(last.seen, now.getTime())}` : ''}`;
      const fix = `start one on its host: ${howToStart(role)}`;
      return role === 'archiver' ? wrong('targets', found, fix) : warning('targets', found, fix);
    });
    return [...absent, ...differing];
  });
  return [...inWords(well), ...found];
}

/** More targets that are well are counted, and not a line each. */
const mostLines = 5;

function inWords(well: readonly string[]): Finding[] {
  const both = roles.join(' and ');
  if (well.length > mostLines) return [ok('targets', `${well.length} targets have ${both}: ${well.join(', ')}`)];
  return well.map((name) => ok('targets', `"${name}" has ${both}`));
}

/** Whether instances of one role were told to do different things for a target; those of an earlier version do not say. */
function differences(target: string, role: StageName, serving: readonly { value: TargetRecord }[]): Finding[] {
  const bySettings = Map.groupBy(serving, ({ value }) => value.settings);
  bySettings.delete(undefined);
  if (bySettings.size < 2) return [];
  const groups = [...bySettings.values()].map((same) => [...new Set(same.map(({ value }) => value.host))].join(', '));
  const found = `the ${role}s of "${target}" have different settings (${groups.join(' / ')}), so its flares differ by which of them makes them`;
  const what = role === 'archiver' ? '"targets", "scrubber" and "agent"' : 'its "pprof" and "labels"';
  const fix = `give them the same ${what} in flarewire.yaml, or targets of their own, and start them again`;
  return [warning('targets', found, fix)];
}

/** Whether the configuration has what can be made a flare of without a broker. */
export function checkLocalTargets({ config }: Patient): Finding[] {
  const names = Object.keys(config.targets);
  if (names.length === 0) return [noTargets];
  return [
    ok('targets', `${names.join(', ')}: while there is no broker, flare create makes their flares in its own process`),
  ];
}
