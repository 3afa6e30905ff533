import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { binaryOf, compile, modules } from './compile.ts';

suite('the binaries of modules', () => {
  test('there are some', () => assert.ok(modules.length > 0));

  for (const file of modules) {
    test(`${path.basename(binaryOf(file))} is what ${path.basename(file)} says; if not, "npm run wasm" makes it so`, async () => {
      assert.deepEqual(readFileSync(binaryOf(file)), Buffer.from(await compile(file)));
    });
  }
});
