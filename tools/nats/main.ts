import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { renderConfig } from './render-config.ts';
import { defaultUsers, parseUser } from './users.ts';
import { writeCertificates } from './write-certificates.ts';
import { writeKeys } from './write-keys.ts';

const usage = `npm run nats -- --out FOLDER --target NAME [--target NAME …] [--host NAME …] [--user NAME=ROLE+ROLE[@TARGET,TARGET] …]

Writes nats.conf, a key for each user and the certificates of the broker. What is there of keys and certificates stays.

  --out FOLDER     where to write
  --folder FOLDER  where the server will find that (default: where it is written)
  --store FOLDER   where the server keeps its streams (default /data)
  --target NAME    a target that an archiver and a profiler may serve
  --host NAME      a name or an address of the broker in its certificate (default localhost and 127.0.0.1)
  --user …         one more user, or another one of that name; docs/permissions.md lists the roles
  --days N         how long the certificates last (default 365)
`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    folder: { type: 'string' },
    store: { type: 'string', default: '/data' },
    target: { type: 'string', multiple: true, default: [] },
    host: { type: 'string', multiple: true, default: ['localhost', '127.0.0.1'] },
    user: { type: 'string', multiple: true, default: [] },
    days: { type: 'string', default: '365' },
  },
});
if (values.out === undefined || values.target.some((name) => !/^[A-Za-z0-9_-]+$/.test(name))) {
  process.stderr.write(usage);
  process.exit(2);
}
const out = path.resolve(values.out);
const asked = values.user.map(parseUser);
const users = [...defaultUsers.filter(({ name }) => !asked.some((user) => user.name === name)), ...asked];
await mkdir(out, { recursive: true });
await writeKeys(out, ['sys', ...users.map(({ name }) => name)]);
await writeCertificates(out, { hosts: values.host, days: Number(values.days) });
await writeFile(
  path.join(out, 'nats.conf'),
  renderConfig({ users, targets: values.target, folder: values.folder ?? out, store: values.store }),
);
process.stdout.write(
  `Written to ${out}: nats.conf, public-keys.conf and tls/ for the broker; keys/<user>.nk and tls/ca.pem for each user\n`,
);
