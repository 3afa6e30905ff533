import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { layOut } from './lay-out.ts';

/** `node tools/image/main.ts <app,…> <folder>`: lays what apps need in production into a folder, anew. */
const [apps, folder] = process.argv.slice(2);
if (apps === undefined || folder === undefined) {
  process.stderr.write('node tools/image/main.ts <app,…> <folder>\n');
  process.exitCode = 2;
} else {
  const repository = path.resolve(import.meta.dirname, '../..');
  await mkdir(folder, { recursive: true });
  for (const part of ['LICENSE', 'THIRD-PARTY.txt', 'apps', 'node_modules'])
    await rm(path.join(folder, part), { recursive: true, force: true });
  const names = apps.split(',').map((app) => app.replace(/^apps\//, ''));
  await layOut(names, repository, path.resolve(folder));
}
