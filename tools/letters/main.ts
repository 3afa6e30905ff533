/**
 * Makes the table of letters that the gate's judge weighs values by: how surprising each character is behind another one,
 * in documentation and type declarations of packages that the lock file pins. `npm run letters` after it changes.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { symbolOf, symbols } from '@flarewire/gate/symbols';

const packages =
  'axios,fast-check,glob,nats,pino,protobufjs,re2js,react,smol-toml,ssh2,typescript,undici,yaml,yauzl,zod';
const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'libs/gate/src/judge/chance/letters.ts');
/** A word counts a few times, so that no package's favourite decides. */
const mostOfOneWord = 8;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const counts = new Float64Array(symbols * symbols).fill(0.3);
const edge = symbolOf(undefined);
const seen = new Map<string, number>();
const files = globSync(`node_modules/{${packages}}/**/*.{md,d.ts}`, { cwd: root }).toSorted();
for (const file of files) {
  for (const word of readFileSync(path.join(root, file), 'utf8').split(/[\s"'`()<>{}[\],;|]+/)) count(word);
}

const bits = Array.from({ length: symbols }, (_, before) => {
  const row = counts.subarray(before * symbols, (before + 1) * symbols);
  const sum = row.reduce((total, value) => total + value, 0);
  return [...row].map((value) => alphabet[Math.min(63, Math.round(-4 * Math.log2(value / sum)))]).join('');
});
writeFileSync(
  out,
  `/** Made by \`npm run letters\`: a row for each character, in it the surprise of each next one, in quarters of a bit. */\nexport const letters =\n  '${bits.join('')}';\n`,
);
process.stdout.write(`${seen.size} words of ${files.length} files\n`);

function count(word: string): void {
  const isId = /^[0-9a-f]{12,}$/i.test(word);
  const before = seen.get(word) ?? 0;
  if (word.length < 4 || word.length > 32 || isId || before >= mostOfOneWord) return;
  seen.set(word, before + 1);
  let last = edge;
  for (const sign of word) {
    const symbol = symbolOf(sign.charCodeAt(0));
    counts[last * symbols + symbol]! += 1;
    last = symbol;
  }
  counts[last * symbols + edge]! += 1;
}
