/**
 * Writes docs/first-session.md anew: a first session at a terminal, played for real. `npm run session`; it needs
 * nats-server, unzip and `script` of util-linux.
 */
import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playSession } from './play-session.ts';

const repository = path.resolve(import.meta.dirname, '../..');
await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-session-'));
const text = await playSession({ repository, folder: folder.path, env: process.env });
writeFileSync(path.join(repository, 'docs/first-session.md'), text);
