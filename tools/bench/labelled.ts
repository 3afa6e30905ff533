/**
 * Scrubs a data set that others labelled, and prints by sort of file how many of its secrets were left and how many of the lines that
 * only look as if they held one were changed. `npm run bench labelled -- FOLDER`, the folder of CredData (docs/scrubbing.md);
 * `--rules closed` for another rule set, `--files data` for one sort of files, `--show` for the lines themselves.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createScrubber } from '@flarewire/scrubber';
import { outcomeOf } from './outcome.ts';
import { percent } from './percent.ts';
import { readLabelled, type Labelled, type LabelledFile } from './read-labelled.ts';

/** What labels name beside secrets: ids, and what is sent with a hash. */
const publicCategories = new Set([
  'UUID', 'Nonce', 'Salt', 'AWS Client ID', 'AWS S3 Bucket', 'Firebase Domain', 'Tencent WeChat API App ID',
]); // prettier-ignore
const code = /\.(?:c|cc|cpp|cs|feature|go|groovy|h|hs|java|jsx?|kt|m|mjs|php|pl|py|rb|rs|scala|snap|swift|t|tsx?)$/;
const prose = /\.(?:adoc|asciidoc|html?|ipynb|markdown|md|rst)$/;
const everyRuleSet = ['strict', 'closed', 'datadog'] as const;
const sorts = ['data', 'prose', 'code'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rules: { type: 'string' }, files: { type: 'string' }, show: { type: 'boolean', default: false } },
});
const rules = everyRuleSet.find((name) => name === (values.rules ?? 'strict'));
const wanted = sorts.filter((name) => name === (values.files ?? name));
const [folder] = positionals;

if (folder === undefined || rules === undefined || wanted.length === 0) {
  process.stderr.write(
    'Usage: npm run bench labelled -- <folder with meta and data> [--rules strict] [--files data|prose|code] [--show]\n',
  );
  process.exitCode = 2;
} else {
  await measure(folder, rules);
}

interface Row { secrets: number; left: number; harmless: number; changed: number } // prettier-ignore

async function measure(from: string, rules: (typeof everyRuleSet)[number]): Promise<void> {
  const rows = new Map<string, Row>();
  for await (const file of readLabelled(from)) {
    const sort = sortOf(file.file);
    if (!wanted.includes(sort)) continue;
    const isSecret = ({ category }: Labelled): boolean =>
      !category.split(':').every((part) => publicCategories.has(part));
    const kinds: [string, LabelledFile][] = [
      [`${sort}: secrets`, { ...file, secrets: file.secrets.filter(isSecret) }],
      [
        `${sort}: ids, nonces, salts`,
        { ...file, secrets: file.secrets.filter((secret) => !isSecret(secret)), harmless: [] },
      ],
    ];
    for (const [name, part] of kinds)
      if (part.secrets.length + part.harmless.length > 0) add(rows, name, await outcome(part, rules));
  }
  process.stdout.write(`\n${rules.padEnd(44)}   secrets  left   harmless  changed\n`);
  for (const [name, row] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) print(name, row);
}

async function outcome(file: LabelledFile, rules: (typeof everyRuleSet)[number]): Promise<Row> {
  const [secrets, harmless] = [file.secrets, file.harmless].map((labels) => [
    ...new Set(labels.map(({ text }) => text)),
  ]);
  const { left, changed, refused } = await outcomeOf(
    { kind: file.file, file: file.file, base64: file.base64, secrets: secrets!, harmless: harmless! },
    createScrubber({ rules }),
  );
  if (refused !== undefined) process.stdout.write(`${file.file} left out: ${refused}\n`);
  if (values.show) for (const line of [...left, ...changed]) process.stdout.write(`${file.file}: ${line}\n`);
  return { secrets: secrets!.length, left: left.length, harmless: harmless!.length, changed: changed.length };
}

function sortOf(file: string): (typeof sorts)[number] {
  const name = path.basename(file).toLowerCase();
  if (code.test(name)) return 'code';
  return prose.test(name) ? 'prose' : 'data';
}

function add(rows: Map<string, Row>, name: string, more: Row): void {
  const row = rows.get(name) ?? { secrets: 0, left: 0, harmless: 0, changed: 0 };
  rows.set(name, {
    secrets: row.secrets + more.secrets,
    left: row.left + more.left,
    harmless: row.harmless + more.harmless,
    changed: row.changed + more.changed,
  });
}

function print(name: string, { secrets, left, harmless, changed }: Row): void {
  process.stdout.write(
    `${name.padEnd(44)}${String(secrets).padStart(10)}${String(left).padStart(6)} ${percent(left, secrets).padEnd(7)}${String(harmless).padStart(8)}${String(changed).padStart(6)} ${percent(changed, harmless)}\n`,
  );
}
