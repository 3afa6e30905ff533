import { permissionsOf, roles, type Role } from '@flarewire/transport/permissions';
import { defaultUsers } from '../nats/users.ts';
import { code, table } from './tables.ts';

/** The generated part of `docs/permissions.md`: the users, and every subject of each role. */
export function permissionTables(): string {
  const users = defaultUsers.map(({ name, roles }) => [code(name), roles.map(code).join(', '), code(`_INBOX_${name}`)]);
  const names = Object.keys(roles) as Role[];
  return [
    `## The users\n\n${table(['user', 'roles', 'inbox'], users)}`,
    `## The roles\n\n${table(
      ['role', 'what it is for'],
      names.map((role) => [code(role), roles[role]]),
    )}`,
    `## What each role may do\n\nBeside its own inbox. \`subject q\` is a subscription in the queue group \`q\` alone.`,
    ...names.map(subjectsOf),
  ].join('\n\n');
}

function subjectsOf(role: Role): string {
  const { publish, subscribe, answers } = permissionsOf('user', { roles: [role], targets: ['<target>'] });
  const heard = subscribe.filter((subject) => !subject.startsWith('_INBOX_'));
  const list = (title: string, subjects: readonly string[]) =>
    subjects.length === 0 ? [] : [`${title}\n\n\`\`\`\n${subjects.join('\n')}\n\`\`\``];
  return [
    `### \`${role}\``,
    ...list('Publishes', publish),
    ...list('Subscribes', heard),
    ...(answers ? ['Answers what it is asked: once for each request, within a minute.'] : []),
  ].join('\n\n');
}
