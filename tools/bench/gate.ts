/**
 * Shows the gate what a scrubber that misses one secret would leave: each planted file with all secrets masked but one.
 * Secrets are counted in files that raise no alarm without them: in others nobody can say what was found.
 * And it counts false alarms: in harmless lines, each alone, in harmless files, and in planted files with all secrets
 * masked. `--corpus <file>` for another corpus, such as those in `libs/testing/corpora`; without, its speed is measured as well.
 * `--documents`, and `--lines <file> <file>…`, count the lines that raise a false alarm in documentation of packages which no weight was learned from,
 * and in files. Ends with 1 when a limit is broken.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRules, scanForSecrets } from '@flarewire/gate';
import { measureGate } from './gate-speed.ts';
import { documents } from '../gate-weights/documents.ts';
import { percent } from './percent.ts';
import { asIn, masked, ours, readCorpus, type Kind } from './read-corpus.ts';

const limits = { found: 0.5, falseAlarms: 1 / 2_000 };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: 'string' }, documents: { type: 'boolean' }, lines: { type: 'boolean' } },
});
const root = path.resolve(import.meta.dirname, '../..');
const rules = createRules();
if (values.documents === true) await countLines([...documents(root)].filter(({ isLearned }) => !isLearned));
else if (values.lines === true)
  await countLines(positionals.map((file) => ({ file, text: readFileSync(file, 'latin1') })));
else await measure(values.corpus === undefined ? ours() : await readCorpus(values.corpus));

async function measure(corpus: readonly Kind[]): Promise<void> {
  const counted = { found: 0, secrets: 0, inLines: 0, lines: 0, inFiles: 0, files: 0 };
  for (const one of corpus) {
    const text = Buffer.from(one.base64, 'base64').toString('latin1');
    const secrets = one.secrets.map((secret) => asIn(text, secret)).filter((secret) => secret !== undefined);
    const leftover = await alarms(one.file, masked(text, secrets));
    const found = leftover ? 0 : await count(secrets, (secret) => alarms(one.file, masked(text, secrets, secret)));
    const falsely = await count(one.harmless, (line) => alarms(one.file, asIn(text, line) ?? line));
    counted.found += found;
    counted.secrets += leftover ? 0 : secrets.length;
    counted.inLines += falsely;
    counted.inFiles += Number(leftover);
    counted.files += 1;
    counted.lines += one.harmless.length;
    const remark = falsely + Number(leftover) > 0 ? `, ${falsely + Number(leftover)} false alarms` : '';
    process.stdout.write(`${one.kind.padEnd(44)}${found} of ${secrets.length}${remark}\n`);
  }
  const share = counted.found / counted.secrets;
  process.stdout.write(
    `\nfound         ${counted.found} of ${counted.secrets} secrets, ${percent(counted.found, counted.secrets)} (at least ${limits.found * 100} %)\n` +
      `false alarms  ${counted.inLines} in ${counted.lines} harmless lines, ${counted.inFiles} in ${counted.files} files with all their secrets masked (at most 1 in 2,000 lines)\n`,
  );
  if (share < limits.found || counted.inLines + counted.inFiles > Math.ceil(counted.lines * limits.falseAlarms))
    process.exitCode = 1;
  if (values.corpus === undefined && !(await measureGate())) process.exitCode = 1;
}

async function countLines(files: readonly { file: string; text: string }[]): Promise<void> {
  const counted = { alarms: 0, lines: 0, files: 0 };
  for (const { file, text } of files) {
    const lines = text.split('\n');
    counted.lines += lines.length;
    if (!(await alarms(file, text))) continue;
    const alone: string[] = [];
    for (const line of lines) if (await alarms(file, line)) alone.push(line);
    counted.files += 1;
    counted.alarms += Math.max(1, alone.length);
    process.stdout.write(`${[file, ...alone.map((line) => line.trim().slice(0, 140))].join('\n  ')}\n`);
  }
  const rate = (100_000 * counted.alarms) / counted.lines;
  process.stdout.write(
    `\nfalse alarms  ${counted.alarms} in ${counted.lines} lines, ${rate.toFixed(1)} in 100,000; in ${counted.files} of ${files.length} files\n`,
  );
}

async function alarms(name: string, text: string): Promise<boolean> {
  async function* source() {
    yield Buffer.from(text, 'latin1');
  }
  return (await scanForSecrets({ files: [{ name, source: source() }], rules })).length > 0;
}

async function count<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<number> {
  let sum = 0;
  for (const item of items) sum += (await holds(item)) ? 1 : 0;
  return sum;
}
