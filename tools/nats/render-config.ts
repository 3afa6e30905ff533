import path from 'node:path';
import { permissionsOf } from '@flarewire/transport/permissions';
import { keyVariable, type User } from './users.ts';

/**
 * The configuration of a nats-server for Flarewire alone: TLS, one account with JetStream, and users who may do just what
 * their roles need.
 * @param options.folder where the server finds this file, its keys and its certificates
 * @param options.store where it keeps its streams
 */
export function renderConfig(options: {
  users: readonly User[];
  targets: readonly string[];
  folder: string;
  store: string;
}): string {
  const { users, targets, folder, store } = options;
  const file = (name: string) => JSON.stringify(path.posix.join(folder, name));
  return `# A nats-server for Flarewire: docs/permissions.md says what each user may do. Made by npm run nats.
# Targets: ${targets.join(', ')}
server_name: flarewire
listen: "0.0.0.0:4222"
http: "127.0.0.1:8222"
max_payload: 8MB
jetstream { store_dir: ${JSON.stringify(store)} }

tls {
  cert_file: ${file('tls/server.pem')}
  key_file: ${file('tls/server.key')}
}

# The public key of each user, as KEY_<USER>
include "public-keys.conf"

accounts {
  SYS { users: [ { nkey: $KEY_SYS } ] }
  FLAREWIRE {
    jetstream: enabled
    users: [
${users.map((user) => userBlock(user, targets)).join('\n')}
    ]
  }
}
system_account: SYS
`;
}

function userBlock({ name, roles, targets }: User, all: readonly string[]): string {
  const { publish, subscribe, answers } = permissionsOf(name, { roles, targets: targets ?? all });
  const list = (subjects: readonly string[]) =>
    subjects.map((subject) => `\n            ${JSON.stringify(subject)}`).join('');
  // One that answers may do so once for each request, and not much later.
  const responses = answers ? '\n          allow_responses: { max: 1, expires: "1m" }' : '';
  return `      { # ${name}: ${roles.join(', ')}
        nkey: $${keyVariable(name)}
        permissions {
          publish { allow: [${list(publish)}
          ] }
          subscribe { allow: [${list(subscribe)}
          ] }${responses}
        }
      }`;
}
