import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { suite, test } from 'node:test';
import { z } from 'zod';
import { docsFolder, generateDocs } from './generate.ts';
import { jsonSchemaOf } from './json-schema.ts';

suite('jsonSchemaOf', () => {
  test('names no format but those that JSON Schema has', () => {
    const schema = jsonSchemaOf('x', z.object({ path: z.string().startsWith('/'), at: z.iso.datetime() }));
    const { path: file, at } = schema['properties'] as Record<string, { format?: string; pattern?: string }>;
    assert.deepEqual([file?.format, file?.pattern, at?.format], [undefined, '^\\/.*', 'date-time']);
  });
});

suite('the generated documents', async () => {
  for (const [name, text] of await generateDocs()) {
    test(`docs/${name} is current (else run "npm run docs")`, async () => {
      assert.equal(await readFile(path.join(docsFolder, name), 'utf8'), text);
    });
  }
});
