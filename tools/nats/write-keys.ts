import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createNkey } from '@flarewire/transport/permissions';
import { keyVariable } from './users.ts';

/**
 * Makes a key for each user that has none yet: its seed in `keys/<user>.nk`, for that user alone, and its public key in
 * `public-keys.conf`, for the server.
 */
export async function writeKeys(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(path.join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const known = await publicKeys(path.join(folder, 'public-keys.conf'));
  for (const name of names) {
    if (known.has(keyVariable(name))) continue;
    const { seed, publicKey } = createNkey();
    await writeFile(path.join(folder, 'keys', `${name}.nk`), `${seed}\n`, { mode: 0o600, flag: 'wx' });
    known.set(keyVariable(name), publicKey);
  }
  // The server refuses a name that is not used.
  const used = names.map((name) => `${keyVariable(name)}: ${JSON.stringify(known.get(keyVariable(name)))}\n`);
  await writeFile(path.join(folder, 'public-keys.conf'), used.join(''));
}

async function publicKeys(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return new Map([...text.matchAll(/^(KEY_\w+): "(\w+)"$/gm)].map(([, name, key]) => [name!, key!]));
}
