import { roles, type Role } from '@flarewire/transport/permissions';

/** A user of the broker: what it is called, what it may do, and for which targets, where that matters. */
export type User = { name: string; roles: readonly Role[]; targets?: readonly string[] };

/** One user for each service and each kind of person. */
export const defaultUsers: readonly User[] = [
  { name: 'archiver', roles: ['archiver'] },
  { name: 'profiler', roles: ['profiler'] },
  { name: 'uploader', roles: ['uploader'] },
  { name: 'dashboard', roles: ['dashboard'] },
  { name: 'cli', roles: ['looker', 'asker', 'canceller'] },
  { name: 'approver', roles: ['looker', 'approver'] },
  { name: 'caretaker', roles: ['looker', 'caretaker'] },
  { name: 'asker', roles: ['asker'] },
  { name: 'viewer', roles: ['viewer'] },
];

const form = /^(?<name>[A-Za-z][A-Za-z0-9_-]*)=(?<roles>[a-z+]+)(?:@(?<targets>[A-Za-z0-9_,-]+))?$/;

/** Reads `NAME=ROLE+ROLE`, or `NAME=ROLE@TARGET,TARGET` for what is of these targets alone. */
export function parseUser(text: string): User {
  const found = form.exec(text)?.groups;
  const named = found?.roles?.split('+') ?? [];
  const unknown = named.find((role) => !Object.hasOwn(roles, role));
  if (!found || unknown !== undefined) {
    const known = Object.keys(roles).join(', ');
    throw new Error(
      `Cannot read the user ${JSON.stringify(text)}: expected NAME=ROLE+ROLE or NAME=ROLE@TARGET,TARGET, with roles of ${known}`,
    );
  }
  return {
    name: found.name!,
    roles: named as Role[],
    ...(found.targets === undefined ? {} : { targets: found.targets.split(',') }),
  };
}

/** The name of the variable that holds a user's public key. */
export function keyVariable(name: string): string {
  return `KEY_${name.toUpperCase().replaceAll('-', '_')}`;
}
