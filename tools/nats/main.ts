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

const options = {
  out: { type: 'string' },
  folder: { type: 'string' },
  store: { type: 'string', default: '/data' },
  target: { type: 'string', multiple: true, default: [] as string[] },
  host: { type: 'string', multiple: true, default: ['localhost', '127.0.0.1'] as string[] },
  user: { type: 'string', multiple: true, default: [] as string[] },
  days: { type: 'string', default: '365' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Ends with the usage, and with what was wrong. */
function explain(mistake?: string): never {
  process.stderr.write(mistake === undefined ? usage : `${mistake}\n\n${usage}`);
  process.exit(mistake === undefined ? 0 : 2);
}

function read() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return explain((error as Error).message);
  }
}

function usersOf(texts: readonly string[]) {
  try {
    return texts.map(parseUser);
  } catch (error) {
    return explain((error as Error).message);
  }
}

const values = read();
if (values.help) explain();
if (values.out === undefined) explain('--out says where to write');
const unfit = values.target.find((name) => !/^[A-Za-z0-9_-]+$/.test(name));
if (!(Number(values.days) > 0)) explain('--days takes a number above 0');
if (unfit !== undefined) explain(`--target takes letters, digits, "_" and "-", not "${unfit}"`);
const out = path.resolve(values.out);
const asked = usersOf(values.user);
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
