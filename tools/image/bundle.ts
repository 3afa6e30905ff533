import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { rolldown, type Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { inAscii } from './in-ascii.ts';

/** Packages that stay folders of their own: they look for files beside them as they run, or have native parts. */
export const keptApart = ['@datadog/pprof', 'recheck', 'speedscope'];

/**
 * Makes a few files of JavaScript out of an app's `src/main.ts`: its programs, the threads that they start, what both import,
 * packages too, and the files that they read beside them.
 * @returns the folders of the packages that went in, below the repository
 */
export async function bundle(options: {
  app: string;
  repository: string;
  /** Folders of the packages that may go in, below the repository: what is asked for besides is left to be missing, as it would be. */
  packages: readonly string[];
  /** Where `main.js` goes: as deep in the app as `src` is, so that what lies above it is found. */
  into: string;
}): Promise<Set<string>> {
  const { app, repository, packages, into } = options;
  const packageOf = (id: string) =>
    /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.relative(repository, id))?.[0];
  await using build = await rolldown({
    cwd: repository,
    input: { main: `apps/${app}/src/main.ts` },
    platform: 'node',
    external: keptApart.map((name) => new RegExp(`^${name}(/|$)`)),
    // Some packages say to bundlers alone where their modules are.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [filesBeside(), only(packages, packageOf), asAscii],
    onLog(_, { code, message }) {
      if (code === 'UNRESOLVED_IMPORT') throw new Error(`Cannot bundle the app "${app}": ${message}`);
    },
  });
  const { output } = await build.write({
    dir: into,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    assetFileNames: '[name]-[hash][extname]',
  });
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return new Set(modules.map(packageOf).filter((folder) => folder !== undefined));
}

/**
 * Takes in what a source names as `new URL('./x', import.meta.url)`: a thread is built as a program of its own, anything else
 * is copied. Manifests stay where they are.
 */
function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    async transform(code, id) {
      if (id.startsWith('\0') || id.includes('/node_modules/')) return;
      let text = code;
      for (const [whole, named] of code.matchAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g)) {
        if (named!.endsWith('/package.json')) continue;
        const file = path.resolve(path.dirname(id), named!);
        const reference = named!.endsWith('.ts')
          ? this.emitFile({ type: 'chunk', id: file, name: path.basename(file, '.ts') })
          : this.emitFile({ type: 'asset', name: path.basename(file), source: await readFile(file) });
        text = text.replace(whole, `new URL(import.meta.ROLLUP_FILE_URL_${reference})`);
      }
      return { code: text };
    },
  };
}

/** Last, as signs would be written out again: half the memory for what is not in ASCII by a few of them. */
const asAscii: Plugin = {
  name: 'as-ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = inAscii(file.code, parseAst);
  },
};

/** Leaves packages out that something may ask for in vain, and that are here for tools and tests. */
function only(packages: readonly string[], packageOf: (id: string) => string | undefined): Plugin {
  return {
    name: 'only-what-is-shipped',
    async resolveId(source, importer, options) {
      if (/^[./]|^node:/.test(source) || importer === undefined) return;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const folder = found && packageOf(found.id);
      return folder && !packages.includes(folder) ? { id: source, external: true } : found;
    },
  };
}
