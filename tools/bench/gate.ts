/**
 * Shows the gate what a scrubber that misses one secret would leave: each planted file with all secrets masked but one.
 * And it counts false alarms: in harmless lines, each alone, in harmless files, and in planted files with all secrets
 * masked. `--corpus <file>` for another corpus, such as those in `libs/testing/corpora`; without, its speed is measured as well.
 * Ends with 1 when a limit is broken.
 */
import { parseArgs } from 'node:util';
import { scanForSecrets } from '@flarewire/gate';
import { harmlessFiles, harmlessLines, plantedFiles } from '@flarewire/testing/corpus';
import { measureGate } from './gate-speed.ts';
import { readCorpus, type Kind } from './read-corpus.ts';

const limits = { found: 0.5, falseAlarms: 1 / 2_000 };
const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const corpus = values.corpus === undefined ? ours() : await readCorpus(values.corpus);

const counted = { found: 0, secrets: 0, alarms: 0, lines: 0 };
for (const one of corpus) {
  const text = Buffer.from(one.base64, 'base64').toString('latin1');
  const secrets = one.secrets.map((secret) => asIn(text, secret)).filter((secret) => secret !== undefined);
  const found = await count(secrets, (secret) => alarms(one.file, masked(text, secrets, secret)));
  const falsely = await count(one.harmless, (line) => alarms(one.file, asIn(text, line) ?? line));
  const leftover = (await alarms(one.file, masked(text, secrets))) ? 1 : 0;
  counted.found += found;
  counted.secrets += secrets.length;
  counted.alarms += falsely + leftover;
  counted.lines += one.harmless.length;
  const remark = falsely + leftover > 0 ? `, ${falsely + leftover} false alarms` : '';
  process.stdout.write(`${one.kind.padEnd(44)}${found} of ${secrets.length}${remark}\n`);
}
const share = counted.found / counted.secrets;
process.stdout.write(
  `\nfound         ${counted.found} of ${counted.secrets} secrets, ${(share * 100).toFixed(1)} % (at least ${limits.found * 100} %)\n` +
    `false alarms  ${counted.alarms} in ${counted.lines} harmless lines (at most 1 in 2,000)\n`,
);
if (share < limits.found || counted.alarms > Math.ceil(counted.lines * limits.falseAlarms)) process.exitCode = 1;
if (values.corpus === undefined && !(await measureGate())) process.exitCode = 1;

function ours(): Kind[] {
  const planted = plantedFiles(1).map(({ name, text, secrets }) => ({ kind: name, file: name, text, secrets }));
  const harmless = Object.entries(harmlessFiles).map(([name, text]) => ({ kind: name, file: name, text, secrets: [] }));
  const files = [...planted, ...harmless].map(({ text, ...one }) => ({
    ...one,
    base64: Buffer.from(text).toString('base64'),
    harmless: [] as string[],
  }));
  return [...files, { kind: 'harmless lines', file: 'lines.log', base64: '', secrets: [], harmless: harmlessLines() }];
}

/** A corpus gives secrets as text; in its files they stand in some encoding. */
function asIn(text: string, secret: string): string | undefined {
  return (['utf8', 'latin1', 'utf16le'] as const)
    .flatMap((encoding) => {
      const bytes = Buffer.from(secret, encoding);
      return encoding === 'utf16le' ? [bytes, Buffer.from(bytes).swap16()] : [bytes];
    })
    .map((bytes) => bytes.toString('latin1'))
    .find((form) => text.includes(form));
}

function masked(text: string, secrets: readonly string[], left?: string): string {
  const longestFirst = secrets.filter((secret) => secret !== left).toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (sum, secret) => (left?.includes(secret) ? sum : sum.replaceAll(secret, '********')),
    text,
  );
}

async function alarms(name: string, text: string): Promise<boolean> {
  async function* source() {
    yield Buffer.from(text, 'latin1');
  }
  return (await scanForSecrets({ files: [{ name, source: source() }] })).length > 0;
}

async function count<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<number> {
  let sum = 0;
  for (const item of items) sum += (await holds(item)) ? 1 : 0;
  return sum;
}
