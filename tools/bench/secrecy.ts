/**
 * Scrubs a corpus of files with planted secrets, and prints for each kind of file and rule set how many secrets were left and how many
 * harmless lines were changed. `npm run bench secrecy -- corpus.json`; `--rules strict` for one rule set, `--show` for the lines themselves.
 *
 * `libs/testing/corpora` has two of them. Each file is scrubbed and swept by a
 * scrubber of its own, so that no secret counts as found because another file showed it.
 */
import { parseArgs } from 'node:util';
import { createScrubber, type ScrubberOptions } from '@flarewire/scrubber';
import { readCorpus, type Kind } from './read-corpus.ts';

interface Outcome {
  left: string[];
  changed: string[];
  /** Why the file was left out, if it was. */
  refused?: string;
}

/** Encodings that files of a corpus come in, besides UTF-8, Latin-1 and UTF-16. */
const encodings = [
  'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'windows-1251', 'koi8-r', 'windows-1250',
]; // prettier-ignore

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
    const outcome = await scrubbed(kind, rules);
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

async function scrubbed(kind: Kind, rules: ScrubberOptions['rules']): Promise<Outcome> {
  const scrubber = createScrubber({ rules });
  const content = Buffer.from(kind.base64, 'base64');
  const pass = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> =>
    Buffer.concat(await Array.fromAsync(source));
  try {
    const once = await pass(scrubber.scrub(kind.file, whole(content)));
    const output = await pass(scrubber.sweep(kind.file, whole(once)));
    const before = linesOf(content);
    return {
      left: kind.secrets.filter((secret) => holds(output, secret)).map((secret) => leftAs(output, secret)),
      changed: kind.harmless
        .filter((line) => !holds(output, line))
        .map((line) => changedFrom(line, before, linesOf(output))),
    };
  } catch (error) {
    return { left: [], changed: [], refused: (error as Error).message };
  }
}

/** Whether a text stands in some bytes, as UTF-8, as Latin-1, as UTF-16 of either byte order, or in one of the encodings. */
function holds(bytes: Buffer, text: string): boolean {
  const wide = Buffer.from(text, 'utf16le');
  const forms = [Buffer.from(text), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16()];
  return (
    forms.some((form) => bytes.includes(form)) ||
    encodings.some((encoding) => new TextDecoder(encoding).decode(bytes).includes(text))
  );
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n');
}

function leftAs(output: Buffer, secret: string): string {
  return `left    ${secret}   in   ${
    linesOf(output)
      .find((line) => line.includes(secret))
      ?.slice(0, 300) ?? 'bytes of another encoding'
  }`;
}

function changedFrom(line: string, before: readonly string[], after: readonly string[]): string {
  const index = before.findIndex((text) => text.includes(line));
  return `changed ${line.slice(0, 300)}   to   ${after[index]?.slice(0, 300) ?? ''}`;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function print(name: string, ...[secrets, left, harmless, changed]: number[]): void {
  const cells = [secrets, left, harmless, changed].map((count, index) =>
    String(count).padStart([10, 6, 11, 9][index]!),
  );
  process.stdout.write(`${name.slice(0, 44).padEnd(44)}${cells.join('')}\n`);
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : ((100 * part) / whole).toFixed(1)} %`;
}
