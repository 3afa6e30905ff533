import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { layOut } from './lay-out.ts';
import { partsOf } from './parts.ts';

/** `node tools/image/main.ts <app> <folder>`: lays what one app needs in production into a folder, anew. */
const [app, folder] = process.argv.slice(2);
if (app === undefined || folder === undefined) {
  process.stderr.write('node tools/image/main.ts <app> <folder>\n');
  process.exitCode = 2;
} else {
  const repository = path.resolve(import.meta.dirname, '../..');
  await mkdir(folder, { recursive: true });
  for (const part of ['LICENSE', 'apps', 'libs', 'node_modules'])
    await rm(path.join(folder, part), { recursive: true, force: true });
  await layOut(partsOf(app.replace(/^apps\//, ''), repository), repository, path.resolve(folder));
}
