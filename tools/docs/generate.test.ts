import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { suite, test } from 'node:test';
import { docsFolder, generateDocs } from './generate.ts';

suite('the generated documents', async () => {
  for (const [name, text] of await generateDocs()) {
    test(`docs/${name} is current (else run "npm run docs")`, async () => {
      assert.equal(await readFile(path.join(docsFolder, name), 'utf8'), text);
    });
  }
});
