/**
 * Shows the gate what a scrubber that misses one secret would leave: each planted file with all secrets masked but one.
 * And it counts false alarms: in harmless lines, each alone, in harmless files, and in planted files with all secrets
 * masked. `--corpus <file>` for another corpus, such as those in `libs/testing/corpora`; without, its speed is measured as well.
 * Ends with 1 when a limit is broken.
 */
import { parseArgs } from 'node:util';
import { createRules, scanForSecrets } from '@flarewire/gate';
import { measureGate } from './gate-speed.ts';
import { asIn, masked, ours, readCorpus } from './read-corpus.ts';

const limits = { found: 0.5, falseAlarms: 1 / 2_000 };
const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const corpus = values.corpus === undefined ? ours() : await readCorpus(values.corpus);

const rules = createRules();
const counted = { found: 0, secrets: 0, inLines: 0, lines: 0, inFiles: 0, files: 0 };
for (const one of corpus) {
  const text = Buffer.from(one.base64, 'base64').toString('latin1');
  const secrets = one.secrets.map((secret) => asIn(text, secret)).filter((secret) => secret !== undefined);
  const found = await count(secrets, (secret) => alarms(one.file, masked(text, secrets, secret)));
  const falsely = await count(one.harmless, (line) => alarms(one.file, asIn(text, line) ?? line));
  const leftover = (await alarms(one.file, masked(text, secrets))) ? 1 : 0;
  counted.found += found;
  counted.secrets += secrets.length;
  counted.inLines += falsely;
  counted.inFiles += leftover;
  counted.files += 1;
  counted.lines += one.harmless.length;
  const remark = falsely + leftover > 0 ? `, ${falsely + leftover} false alarms` : '';
  process.stdout.write(`${one.kind.padEnd(44)}${found} of ${secrets.length}${remark}\n`);
}
const share = counted.found / counted.secrets;
process.stdout.write(
  `\nfound         ${counted.found} of ${counted.secrets} secrets, ${(share * 100).toFixed(1)} % (at least ${limits.found * 100} %)\n` +
    `false alarms  ${counted.inLines} in ${counted.lines} harmless lines, ${counted.inFiles} in ${counted.files} files with all their secrets masked (at most 1 in 2,000 lines)\n`,
);
if (share < limits.found || counted.inLines + counted.inFiles > Math.ceil(counted.lines * limits.falseAlarms))
  process.exitCode = 1;
if (values.corpus === undefined && !(await measureGate())) process.exitCode = 1;

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
