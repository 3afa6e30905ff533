import { isDockerLocal, readDockerLocal } from './docker-local.ts';
import { firstField, isJournalExport, readJournalExport } from './journal-export.ts';
import { joinParts, type JoinOptions } from './join-parts.ts';
import { partFormatOf } from './part-formats.ts';

/** As much as tells a format by its first record. */
export const headBytes = 65_536;

export type LogFormat = 'journal-export' | 'docker-local' | 'parts';

/** The format of a log that has to be written anew in order to be read by lines, by how it begins. */
export function logFormatOf(head: Buffer, within: boolean): LogFormat | undefined {
  if (isJournalExport(head, within)) return 'journal-export';
  if (isDockerLocal(head, within)) return 'docker-local';
  return partFormatOf(head.toString('latin1', 0, Math.max(0, head.indexOf('\n')))) && 'parts';
}

/**
 * A log with a line for each of its records, whoever wrote it: binary records as JSON, and lines whole that a container's
 * runtime has cut. Anything else passes as it is.
 */
export async function* readLog(source: AsyncIterable<Uint8Array>, options: JoinOptions): AsyncIterable<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let isEnd = false;
  while (!isEnd && head.length < headBytes && (options.startsWithin || mayBeBinary(head))) {
    const { value, done } = await chunks.next();
    isEnd = done === true;
    if (value) head = head.length > 0 ? Buffer.concat([head, value]) : Buffer.from(value);
  }
  const whole = (async function* () {
    yield head;
    if (!isEnd) yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  try {
    const format = logFormatOf(head, options.startsWithin);
    if (format === 'journal-export') yield* readJournalExport(whole, options);
    else yield* joinParts(format === 'docker-local' ? readDockerLocal(whole, options) : whole, options);
  } finally {
    await chunks.return?.();
  }
}

/** Whether these bytes may begin a binary record: what is plain is passed on at once, as the rest may be long in coming. */
function mayBeBinary(head: Buffer): boolean {
  return head[0] === 0 || (head.length < firstField.length && firstField.startsWith(head.toString('latin1')));
}
