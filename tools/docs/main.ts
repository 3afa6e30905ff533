import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsFolder, generateDocs } from './generate.ts';

for (const [name, text] of await generateDocs()) {
  const file = path.join(docsFolder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
