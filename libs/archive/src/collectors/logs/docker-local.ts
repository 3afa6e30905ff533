import { BinaryReader } from '@bufbuild/protobuf/wire';
import { formatBytes } from '@flarewire/schemas/figures';
import type { Finding } from '../../collect/item.ts';
import { readBytesOf } from './byte-reader.ts';

/** The longest record that is looked for; the driver cuts lines at 16 KiB, and takes none above 1 MB. */
const longestRecord = 2 ** 21;
const lengthBytes = 4;
const pieceBytes = 65_536;

/** Whether these bytes begin a log of Docker's `local` driver; `within` one, the rest of a record may stand before the first. */
export function isDockerLocal(head: Buffer, within: boolean): boolean {
  for (let at = 0; at <= (within ? head.length - 2 * lengthBytes : 0); at += 1) if (recordAt(head, at)) return true;
  return false;
}

function recordAt(bytes: Buffer, at: number): Entry | undefined {
  if (bytes.length < at + 2 * lengthBytes) return undefined;
  const length = bytes.readUInt32BE(at);
  return length <= longestRecord ? decode(bytes.subarray(at, at + length + 2 * lengthBytes)) : undefined;
}

/**
 * A log of Docker's `local` driver (`container.log`: protobuf records, each between its length twice) as the `json-file`
 * driver would have written it. Bytes of a line stay as they are. What is no record is left out, and said.
 */
export async function* readDockerLocal(
  source: AsyncIterable<Uint8Array>,
  { report }: { report: (finding: Finding) => void },
): AsyncIterable<Uint8Array> {
  await using reader = readBytesOf(source);
  let records: string[] = [];
  let bytes = 0;
  let leftOut = 0;
  const take = () => {
    const piece = Buffer.from(records.join(''), 'latin1');
    [records, bytes] = [[], 0];
    return piece;
  };
  for (let head = await reader.peek(lengthBytes); head; head = await reader.peek(lengthBytes)) {
    const length = head.readUInt32BE(0) + 2 * lengthBytes;
    const record = length <= longestRecord ? await reader.peek(length) : undefined;
    const entry = record && decode(record);
    leftOut += entry ? 0 : 1;
    await reader.skip(entry ? length : 1);
    if (!entry) continue;
    const json = jsonOf(entry);
    records.push(json);
    bytes += json.length;
    if (bytes > pieceBytes) yield take();
  }
  leftOut += await reader.skip(lengthBytes);
  if (records.length > 0) yield take();
  if (leftOut > 0)
    report({ state: 'truncated', reason: `left out ${formatBytes(leftOut)} that do not make up a whole record` });
}

interface Entry {
  output: string;
  nanoseconds: bigint;
  /** As latin1: a letter a byte. */
  text: string;
  goesOn: boolean;
}

/** Docker's `LogEntry` (daemon/logger/internal/logdriver, entry.proto), between its length twice. */
function decode(record: Buffer): Entry | undefined {
  const end = record.length - lengthBytes;
  if (end < lengthBytes || record.readUInt32BE(0) !== end - lengthBytes) return undefined;
  if (record.readUInt32BE(end) !== end - lengthBytes) return undefined;
  const entry: Entry = { output: '', nanoseconds: 0n, text: '', goesOn: false };
  try {
    const reader = new BinaryReader(record.subarray(lengthBytes, end));
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      if (field === 1) entry.output = reader.string();
      else if (field === 2) entry.nanoseconds = BigInt(reader.int64());
      else if (field === 3) entry.text = Buffer.from(reader.bytes()).toString('latin1');
      else if (field === 4) entry.goesOn = reader.bool();
      else if (field === 5) entry.goesOn &&= !isLastPart(reader.bytes());
      else reader.skip(type, field);
    }
  } catch {
    return undefined;
  }
  return /^std(out|err)$/.test(entry.output) ? entry : undefined;
}

function isLastPart(metadata: Uint8Array): boolean {
  const reader = new BinaryReader(metadata);
  let last = false;
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (field === 1) last = reader.bool();
    else reader.skip(type, field);
  }
  return last;
}

function jsonOf({ output, nanoseconds, text, goesOn }: Entry): string {
  const seconds = new Date(Number(nanoseconds / 1_000_000n)).toISOString().slice(0, 19);
  const time = `${seconds}.${(nanoseconds % 1_000_000_000n).toString().padStart(9, '0')}Z`;
  return `${JSON.stringify({ log: goesOn ? text : `${text}\n`, stream: output, time })}\n`;
}
