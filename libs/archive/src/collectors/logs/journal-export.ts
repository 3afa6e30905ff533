import { formatBytes } from '@flarewire/schemas/figures';
import type { Finding } from '../../collect/item.ts';
import { readBytesOf, type ByteReader } from './byte-reader.ts';
import { isSeam } from './seam.ts';

/** Bytes of a field that is kept; a longer one (a core dump) is left out. */
const longestField = 2 ** 20;
const longestEntry = 2 ** 22;
/** How an entry begins. */
export const firstField = '__CURSOR=';

/**
 * Whether these bytes begin an export of systemd's journal. `within` one, an entry whose beginning is cut off may stand
 * first.
 */
export function isJournalExport(head: Buffer, within: boolean): boolean {
  return (
    head.toString('latin1', 0, firstField.length) === firstField || (within && head.includes(`\n\n${firstField}s=`))
  );
}

/**
 * An export of systemd's journal (`journalctl -o export`, systemd's Journal Export Format) with an entry a line, as
 * `journalctl -o json` writes it. In an export, a value of several lines is binary with its length before it, and that
 * length would be wrong once a secret in it is masked. Bytes of a value stay as they are. What is broken off is left out,
 * and said.
 */
export async function* readJournalExport(
  source: AsyncIterable<Uint8Array>,
  { report, startsWithin }: { report: (finding: Finding) => void; startsWithin: boolean },
): AsyncIterable<Uint8Array> {
  await using reader = readBytesOf(source);
  let entry = new Map<string, string[]>();
  let bytes = 0;
  let inSync = !startsWithin;
  const take = () => {
    const fields = [...entry].map(([name, values]) => [name, values.length === 1 ? values[0] : values] as const);
    [entry, bytes] = [new Map(), 0];
    return fields.length > 0 ? [Buffer.from(`${JSON.stringify(Object.fromEntries(fields))}\n`, 'latin1')] : [];
  };
  for (let line = await reader.line(longestField); line; line = await reader.line(longestField)) {
    const text = line.toString('latin1');
    inSync ||= text.startsWith(firstField);
    if (isSeam(text)) {
      [entry, bytes, inSync] = [new Map(), 0, false];
      yield Buffer.from(`${text}\n`, 'latin1');
    } else if (!inSync) continue;
    else if (text === '') yield* take();
    else {
      const field = await readField(text, reader);
      if (field.value === undefined || (bytes += field.value.length) > longestEntry) {
        report({
          state: 'truncated',
          reason: field.why ?? `left out fields of an entry of more than ${formatBytes(longestEntry)}`,
        });
        inSync = !field.isBroken;
        if (field.isBroken) entry = new Map();
      } else entry.set(field.name, [...(entry.get(field.name) ?? []), field.value]);
    }
  }
  yield* take();
}

interface Field {
  name: string;
  value?: string;
  /** Why there is no value. */
  why?: string;
  /** Whether nobody can tell where the next field begins. */
  isBroken?: boolean;
}

/** A field is `NAME=text`, or its name alone, then its length in 8 bytes, the lowest first, then its bytes and a line end. */
async function readField(line: string, reader: ByteReader): Promise<Field> {
  const equals = line.indexOf('=');
  if (equals > 0) return { name: line.slice(0, equals), value: line.slice(equals + 1) };
  const cut = { name: line, why: 'left out an entry of the journal that is broken off', isBroken: true };
  const head = /^[A-Z0-9_]+$/.test(line) ? await reader.peek(8) : undefined;
  if (!head) return cut;
  const length = head.readUInt32LE(0) + head.readUInt32LE(4) * 2 ** 32;
  await reader.skip(8);
  if (length > longestField) {
    const isWhole = (await reader.skip(length)) === length && (await reader.line(1))?.length === 0;
    return { ...cut, isBroken: !isWhole, why: `left out ${line}, which has ${formatBytes(length)}` };
  }
  const value = (await reader.peek(length + 1))?.toString('latin1');
  if (!value?.endsWith('\n') || value.split('\n').some(isSeam)) return cut;
  await reader.skip(length + 1);
  return { name: line, value: value.slice(0, -1) };
}
