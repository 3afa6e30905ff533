import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A file of a labelled data set, with what its labels say of its lines. */
export interface LabelledFile {
  file: string;
  base64: string;
  secrets: Labelled[];
  /** Whole lines with something that was taken for a secret, and is none. */
  harmless: Labelled[];
}

export interface Labelled {
  category: string;
  text: string;
}

interface Row {
  file: string;
  category: string;
  label: string;
  /** From 1 on; the last one is meant, too. */
  lines: { from: number; to: number };
  /** In UTF-16 units of the line; without an end, all that follows. */
  value: { from: number; to: number | undefined };
}

/**
 * Reads a data set as CredData has it: labels in `meta/*.csv`, the files that they are of in `data`
 * (https://github.com/Samsung/CredData, whose `download_data.py` makes both).
 *
 * @param folder - the one that holds `meta` and `data`
 */
export async function* readLabelled(folder: string): AsyncGenerator<LabelledFile> {
  for (const name of (await readdir(path.join(folder, 'meta'))).toSorted()) {
    const rows = rowsOf(await readFile(path.join(folder, 'meta', name), 'utf8'));
    for (const [file, labels] of Map.groupBy(rows, (row) => row.file)) {
      yield labelled(file, await readFile(path.join(folder, file), 'utf8'), labels);
    }
  }
}

function labelled(file: string, read: string, labels: readonly Row[]): LabelledFile {
  const content = read.replaceAll(/\r\n?/g, '\n');
  const lines = content.split('\n');
  const doubtful = new Set(
    labels.filter(({ label }) => label !== 'F').flatMap(({ lines: { from, to } }) => span(from, to)),
  );
  return {
    file,
    base64: Buffer.from(content).toString('base64'),
    secrets: labels
      .filter(({ label }) => label === 'T')
      .map(({ category, ...row }) => ({ category, text: secretIn(content, lines, row) })),
    harmless: labels
      .filter(({ label, lines: { from, to } }) => label === 'F' && from === to && !doubtful.has(from))
      .map(({ category, lines: { from } }) => ({ category, text: lines[from - 1]! })),
  };
}

/** What a label means; of many lines, as those of a key, the longest. Where it stands elsewhere as well, as many signs before it as tell them apart. */
function secretIn(
  content: string,
  lines: readonly string[],
  { lines: { from, to }, value }: Pick<Row, 'lines' | 'value'>,
): string {
  if (from < to)
    return lines.slice(from - 1, to).reduce((longest, line) => (line.length > longest.length ? line : longest), '');
  const line = lines[from - 1]!;
  for (let more = 0; ; more += 8) {
    const text = line.slice(Math.max(0, value.from - more), value.to);
    if (more >= value.from || content.indexOf(text) === content.lastIndexOf(text)) return text;
  }
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function rowsOf(csv: string): Row[] {
  const [head, ...rows] = csv
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (name: string): number => head!.indexOf(name);
  const number = (cells: readonly string[], name: string): number => Number(cells[column(name)] || 0);
  return rows.map((cells) => ({
    file: cells[column('FilePath')]!,
    category: cells[column('Category')]!,
    label: cells[column('GroundTruth')]!,
    lines: { from: number(cells, 'LineStart'), to: number(cells, 'LineEnd') },
    value: { from: number(cells, 'ValueStart'), to: number(cells, 'ValueEnd') || undefined },
  }));
}
