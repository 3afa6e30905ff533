import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile, scanBinary, scanText } from './compile.ts';

test('scan.wasm is what scan.wat says; if not, `npm run wasm` makes it so', async () => {
  assert.deepEqual(readFileSync(scanBinary), Buffer.from(await compile(scanText)));
});
