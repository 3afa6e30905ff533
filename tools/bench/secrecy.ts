/**
 * Scrubs a corpus of files with planted secrets, and prints for each kind of file and rule set how many secrets were left and
 * how many harmless lines were changed. `npm run bench secrecy -- corpus.json`; `--rules strict` for one rule set, `--show` for
 * the lines themselves.
 *
 * `libs/testing/corpora` has some. Each file is scrubbed and swept by a scrubber of its own, so that no secret counts as found
 * because another file showed it.
 */
import { parseArgs } from 'node:util';
import { createScrubber, type ScrubberOptions } from '@flarewire/scrubber';
import { outcomeOf } from './outcome.ts';
import { percent } from './percent.ts';
import { readCorpus, type Kind } from './read-corpus.ts';

const everyRuleSet = ['strict', 'closed', 'datadog'] as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rules: { type: 'string' }, show: { type: 'boolean', default: false } },
});
const ruleSets = everyRuleSet.filter((name) => values.rules === undefined || name === values.rules);
const [path] = positionals;

if (path === undefined || ruleSets.length === 0) {
  process.stderr.write('Usage: npm run bench secrecy -- <corpus.json> [--rules strict] [--show]\n');
  process.exitCode = 2;
} else {
  const kinds = await readCorpus(path);
  for (const rules of ruleSets) await measure(kinds, rules);
}

async function measure(kinds: readonly Kind[], rules: ScrubberOptions['rules']): Promise<void> {
  const total = { secrets: 0, left: 0, harmless: 0, changed: 0, refused: 0 };
  process.stdout.write(`\n${rules.padEnd(44)}   secrets  left   harmless  changed\n`);
  for (const kind of kinds) {
    const outcome = await outcomeOf(kind, createScrubber({ rules }));
    total.secrets += kind.secrets.length;
    total.left += outcome.left.length;
    total.harmless += kind.harmless.length;
    total.changed += outcome.changed.length;
    total.refused += outcome.refused === undefined ? 0 : 1;
    print(kind.kind, kind.secrets.length, outcome.left.length, kind.harmless.length, outcome.changed.length);
    if (outcome.refused !== undefined) process.stdout.write(`    left out: ${outcome.refused}\n`);
    if (values.show) for (const line of [...outcome.left, ...outcome.changed]) process.stdout.write(`    ${line}\n`);
  }
  print('all', total.secrets, total.left, total.harmless, total.changed);
  process.stdout.write(
    `left ${percent(total.left, total.secrets)}, changed ${percent(total.changed, total.harmless)}, files left out ${total.refused}\n`,
  );
}

function print(name: string, ...[secrets, left, harmless, changed]: number[]): void {
  const cells = [secrets, left, harmless, changed].map((count, index) =>
    String(count).padStart([10, 6, 11, 9][index]!),
  );
  process.stdout.write(`${name.slice(0, 44).padEnd(44)}${cells.join('')}\n`);
}
