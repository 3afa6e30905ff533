import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';

const main = path.join(import.meta.dirname, 'main.ts');
const tell = path.join(import.meta.dirname, 'tell-loaded.fixture.ts');

/** The workspaces (`libs/gate`) and packages (`zod`) of which a call of `flare` loads anything. */
async function partsLoadedBy(args: string[]): Promise<Set<string>> {
  const ran = promisify(execFile)(process.execPath, ['--import', tell, main, ...args]);
  const { stderr } = await ran.catch((failed: { stderr: string }) => failed);
  const files = stderr.match(/^file:.*$/gm) ?? [];
  const partOf = (file: string) =>
    /\/node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*\/node_modules\/)|\b(?:apps|libs)\/[^/]+/.exec(file)!;
  return new Set(files.map(partOf).map(([whole, name]) => name ?? whole));
}

suite('what a command loads', { concurrency: true }, () => {
  for (const args of [['--version'], ['--help'], ['collect', '--help'], ['ls', '--colour'], ['__complete', 'ls', '--']])
    test(`flare ${args.join(' ')} loads the parser and nothing that works on flares`, async () => {
      assert.deepEqual([...(await partsLoadedBy(args))].toSorted(), ['@stricli/core', 'apps/cli', 'libs/schemas']);
    });

  const heavy = ['libs/archive', 'libs/gate', 'libs/pipeline', 'libs/scrubber', 'libs/service', 'undici', 'pino'];
  for (const args of [['ls'], ['watch']])
    test(`flare ${args.join(' ')} loads the broker's client, and nothing that makes archives`, async () => {
      const parts = await partsLoadedBy([...args, '--nats', 'nats://127.0.0.1:1']);
      assert.ok(parts.has('libs/transport'));
      assert.deepEqual(
        heavy.filter((part) => parts.has(part)),
        [],
      );
    });
});
