import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { bundle } from './bundle.ts';

/** A repository with one app, `web`, of the sources given; bundled, and started. */
async function bundled(sources: Record<string, string>, packages: string[] = []) {
  await using repository = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-bundle-'));
  for (const [file, text] of Object.entries({ 'package.json': '{"type":"module"}', ...sources })) {
    const target = path.join(repository.path, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const into = path.join(repository.path, 'out/apps/web/src');
  const taken = await bundle({ app: 'web', repository: repository.path, packages, into });
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(into, 'main.js')]);
  const code = await readFile(path.join(into, 'main.js'), 'utf8');
  return { stdout, code, packages: [...taken], files: await readdir(into) };
}

suite('bundle()', () => {
  test('makes a program of a source, what it imports, and the packages among that', async () => {
    const { stdout, packages, files } = await bundled(
      {
        'apps/web/src/main.ts': `import { one } from './one.ts';\nimport two from 'two';\nprocess.stdout.write([one as number, two].join(' '));`,
        'apps/web/src/one.ts': 'export const one: number = 1;',
        'node_modules/two/package.json': '{"name":"two","main":"index.cjs"}',
        'node_modules/two/index.cjs': 'module.exports = 2;',
      },
      ['node_modules/two'],
    );
    assert.equal(stdout, '1 2');
    assert.deepEqual(packages, ['node_modules/two']);
    assert.deepEqual(files, ['main.js']);
  });

  test('writes it in ASCII', async () => {
    const { stdout, code } = await bundled({ 'apps/web/src/main.ts': "console.log('für');" });
    assert.equal(stdout, 'für\n');
    assert.match(code, /^[\0-\x7f]+$/);
  });

  test('makes another one of a thread, and takes along the file that it reads', async () => {
    const { stdout } = await bundled({
      'apps/web/src/main.ts': `import { Worker } from 'node:worker_threads';
        new Worker(new URL('./count.worker.ts', import.meta.url)).on('message', (said: string) => console.log(said));`,
      'apps/web/src/count.worker.ts': `import { parentPort } from 'node:worker_threads';
        import { read } from './words/read.ts';
        parentPort!.postMessage(read() as string);`,
      'apps/web/src/words/read.ts': `import { readFileSync } from 'node:fs';
        export const read = () => readFileSync(new URL('../words.bin', import.meta.url), 'utf8');`,
      'apps/web/src/words.bin': 'three words here',
    });
    assert.equal(stdout, 'three words here\n');
  });

  test('leaves a package of tools out that another one asks for in vain where it is installed', async () => {
    const { stdout, packages } = await bundled(
      {
        'apps/web/src/main.ts': `import two from 'two';\nprocess.stdout.write(String(two));`,
        'node_modules/two/package.json': '{"name":"two","main":"index.cjs"}',
        'node_modules/two/index.cjs':
          'let three = "alone"; try { three = require("three"); } catch {} module.exports = three;',
        'node_modules/three/package.json': '{"name":"three","main":"index.cjs"}',
        'node_modules/three/index.cjs': 'module.exports = 3;',
      },
      ['node_modules/two'],
    );
    assert.deepEqual(packages, ['node_modules/two']);
    // It is beside the program here, as it would not be where that is installed.
    assert.equal(stdout, '3');
  });

  test('leaves what lies above the sources where it is found', async () => {
    const { stdout } = await bundled({
      'apps/web/src/main.ts': `console.log(new URL('../package.json', import.meta.url).pathname);`,
    });
    assert.match(stdout, /\/out\/apps\/web\/package\.json\n$/);
  });

  test('refuses a source that imports what is not there', async () => {
    await assert.rejects(
      bundled({ 'apps/web/src/main.ts': `import './gone.ts';\nimport 'no-such-package';` }),
      /gone|no-such-package/,
    );
  });
});
