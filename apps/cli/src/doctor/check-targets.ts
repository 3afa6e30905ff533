import { isOnline } from '@flarewire/schemas';
import { ago } from '../ago.ts';
import { howToStart } from './how-to-start.ts';
import { ok, warning, wrong, type Connected, type Finding, type Patient } from './check.ts';

const noTargets = warning('targets', 'there are none', 'add one under "targets" of flarewire.yaml');

const roles = ['archiver', 'profiler'] as const;

/** Whether each target, of the configuration or known to the broker, has an archiver and a profiler. */
export async function checkTargets({ config, transport, signal }: Connected): Promise<Finding[]> {
  const now = new Date();
  const entries = await transport.targets.list({ signal });
  const names = new Set([...Object.keys(config.targets), ...entries.map(({ value }) => value.target)]);
  if (names.size === 0) return [noTargets];
  return [...names].toSorted().flatMap((name) => {
    const own = entries.filter(({ value }) => value.target === name);
    const missing = roles.filter((role) => !own.some((entry) => entry.value.role === role && isOnline(entry, now)));
    if (missing.length === 0) return [ok('targets', `"${name}" has ${roles.join(' and ')}`)];
    return missing.map((role) => {
      const last = own.find(({ value }) => value.role === role)?.value;
      const found = `"${name}" has no ${role}${last ? `; it was last seen on ${last.host} ${ago(last.seen, now.getTime())}` : ''}`;
      const fix = `start one on its host: ${howToStart(role)}`;
      return role === 'archiver' ? wrong('targets', found, fix) : warning('targets', found, fix);
    });
  });
}

/** Whether the configuration has what can be made a flare of without a broker. */
export function checkLocalTargets({ config }: Patient): Finding[] {
  const names = Object.keys(config.targets);
  if (names.length === 0) return [noTargets];
  return [ok('targets', `${names.join(', ')}: flare create makes them in its own process while there is no broker`)];
}
