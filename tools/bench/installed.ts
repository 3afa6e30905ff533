import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layOut } from '../image/lay-out.ts';
import { copyStarter } from '../pack/starter.ts';

const repository = path.resolve(import.meta.dirname, '../..');

/** Programs as users have them. Dispose removes them. */
export interface Installed extends AsyncDisposable {
  /** What the command `flare` is. */
  readonly flare: string;
  readonly mainOf: (app: string) => string;
}

/**
 * Bundles apps of this checkout into a folder of their own, as the image and the packages bring them. What they compile, in
 * programs that this one starts from now on, is kept there too; so the first run of each takes longer.
 */
export async function install(apps: readonly string[]): Promise<Installed> {
  const folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bench-'));
  await layOut(apps, repository, folder.path);
  await copyStarter(repository, folder.path);
  process.env['NODE_COMPILE_CACHE'] = path.join(folder.path, 'compiled');
  return {
    flare: path.join(folder.path, 'apps/cli/bin/flare.js'),
    mainOf: (app) => path.join(folder.path, 'apps', app, 'src/main.js'),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
