import { createHash } from 'node:crypto';
import { FlareError, type LedgerRow, type LedgerSummary } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { bookkeeping, type FlareFacts } from './bookkeeping.ts';
import type { Collected } from '../collect/collect-item.ts';
import { findingOf } from '../collect/finding.ts';
import { summarise } from './ledger.ts';
import { oneLine } from './one-line.ts';
import { shownPaths } from './shown-paths.ts';
import { telling, type Progress } from '../progress.ts';
import type { Spool } from '../collect/spool.ts';
import { writeZip, type PassOn, type ZipEntry } from '../zip/write-zip.ts';

/** A flare that is collected and scrubbed, not yet zipped. Dispose removes its private temp folder. */
export interface FlareArchive extends AsyncDisposable {
  /** The zip's file name. */
  readonly name: string;
  /** The one folder in the zip. */
  readonly root: string;
  /** Raw host name. */
  readonly hostname: string;
  /** Whether the running agent made the flare, or we did. */
  readonly source: 'agent' | 'local';
  /** Why it was made locally. */
  readonly sourceReason?: string;
  /**
   * The zip. It can be read once, in constant memory; `through` is who sees each file on its way into it.
   * @throws {FlareError} `archive_failed` the second time
   */
  stream: (through?: PassOn) => AsyncIterable<Uint8Array>;
  /** A row for every expected item; complete when the stream has ended. */
  ledger: () => LedgerRow[];
  summary: () => LedgerSummary;
}

export interface ArchiveParts {
  facts: FlareFacts;
  collected: readonly Collected[];
  scrubber: Scrubber;
  spool: Spool;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Makes the archive of what was collected. It owns the spool from here on. */
export function flareArchive({ facts, collected, scrubber, spool, signal, onProgress }: ArchiveParts): FlareArchive {
  const rows = collected.map((one) => firstRow(one, scrubber));
  let streamed = false;

  async function* entries(): AsyncIterable<ZipEntry> {
    const others = facts.paths.map((path) => path.toString());
    const names = shownPaths(
      rows.map(({ item }) => item),
      { scrubber, others },
    );
    for (const row of rows) {
      row.item = names.shown(row.item);
      if (row.reason !== undefined) row.reason = names.hide(row.reason);
    }
    const total = collected.reduce((sum, { content }) => sum + (content?.bytes ?? 0), 0);
    let done = 0;
    for (const [index, { item, content }] of collected.entries()) {
      signal.throwIfAborted();
      if (!content) continue;
      const row = rows[index]!;
      const swept = item.asIs ? content.read() : scrubber.sweep(item.path, content.read(), { signal });
      const tell = (bytes: number) => onProgress({ phase: 'zipping', done: done + bytes, total, unit: 'bytes' });
      const told = telling(sealed(row, swept, scrubber), (bytes) => bytes < content.bytes && tell(bytes));
      yield { path: `${facts.root}/${row.item}`, content: told };
      await content.remove();
      tell(content.bytes);
      done += content.bytes;
    }
    for await (const { path, content } of bookkeeping(facts, { rows, names }, scrubber))
      yield { path: `${facts.root}/${path}`, content };
  }

  return {
    name: facts.name,
    root: facts.root,
    hostname: facts.hostname,
    source: facts.source,
    ...(facts.sourceReason === undefined ? {} : { sourceReason: facts.sourceReason }),
    stream(through) {
      if (streamed)
        throw new FlareError(
          'archive_failed',
          'Cannot read the archive twice: its temp files are gone; make a new flare',
        );
      streamed = true;
      return writeZip(entries(), facts.now, through);
    },
    ledger: () => rows,
    summary: () => summarise(rows),
    [Symbol.asyncDispose]: () => spool[Symbol.asyncDispose](),
  };
}

function firstRow({ item, ms, finding, content }: Collected, scrubber: Scrubber): LedgerRow {
  return {
    item: item.path,
    source: item.source,
    state: finding?.state ?? 'collected',
    bytes: content?.bytes ?? 0,
    ms,
    ...(finding ? { reason: oneLine(scrubber.line(finding.reason)) } : {}),
  };
}

/** Passes an item's last form on and enters its size and digest. One that cannot be swept ends there, and its row says so. */
async function* sealed(
  row: LedgerRow,
  content: AsyncIterable<Uint8Array>,
  scrubber: Scrubber,
): AsyncIterable<Uint8Array> {
  const digest = createHash('sha256');
  row.bytes = 0;
  try {
    for await (const chunk of content) {
      digest.update(chunk);
      row.bytes += chunk.length;
      yield chunk;
    }
  } catch (thrown) {
    const { reason } = findingOf(thrown);
    scrubber.quarantine(row.item, reason);
    Object.assign(row, {
      state: 'quarantined',
      reason: `${oneLine(scrubber.line(reason))}; what came before it is kept`,
    });
  }
  row.sha256 = digest.digest('hex');
}
