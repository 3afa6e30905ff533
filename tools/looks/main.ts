/**
 * Makes the table of how people write, by which the scrubber tells generated words: `npm run looks`. It counts the documentation
 * and type declarations of the packages that package-lock.json pins, as they lie in node_modules. The table changes a little with
 * each package that is updated; make it anew when a rule of looks is changed, and measure with `npm run bench secrecy`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCostTable } from '@flarewire/scrubber';

const root = path.join(import.meta.dirname, '../..');
const table = path.join(root, 'libs/scrubber/src/strict/by-look/costs.bin');
const files = globSync('node_modules/**/*.{md,d.ts}', { cwd: root }).toSorted();

/** The same text comes with many packages: licences, above all. */
const seen = new Set<string>();

function* texts(): Generator<Uint8Array> {
  for (const file of files) {
    const text = readFileSync(path.join(root, file));
    const beginning = text.subarray(0, 4_096).toString('latin1');
    if (seen.has(beginning)) continue;
    seen.add(beginning);
    yield text;
  }
}

writeFileSync(table, makeCostTable(texts()));
process.stdout.write(`${path.relative(root, table)} was made of ${seen.size} texts\n`);
