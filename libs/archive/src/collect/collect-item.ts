import type { Scrubber } from '@flarewire/scrubber';
import { bounded } from './bounded.ts';
import type { Finding, Item } from './item.ts';
import { waitingTime } from './waiting-time.ts';
import { findingOf, FindingError } from './finding.ts';
import type { Spool, SpoolFile } from './spool.ts';
import type { Throttle } from './throttle.ts';

/** What became of one item: its scrubbed bytes, unless none could be had or kept, and why it is not simply collected. */
export interface Collected {
  /** What is still wanted of it, without what reads it. */
  item: Pick<Item, 'path' | 'source' | 'asIs'>;
  ms: number;
  content?: SpoolFile;
  finding?: Finding;
}

export interface CollectOptions {
  scrubber: Scrubber;
  spool: Spool;
  /** Bytes that this item may have, at most its own `maxBytes`. */
  allowance: number;
  /** Keeps the reading within a rate. */
  throttle: Throttle;
  signal: AbortSignal;
  clock: () => number;
}

/**
 * Reads one item into the spool, scrubbed, within its time and bytes. What goes wrong is a finding, never an error.
 * @throws only the reason of `signal`, when that is not a `FindingError`
 */
export async function collectItem(item: Item, options: CollectOptions): Promise<Collected> {
  const started = options.clock();
  const outcome = await readIntoSpool(item, options);
  const { path, source, asIs } = item;
  return { item: { path, source, ...(asIs ? { asIs } : {}) }, ms: Math.round(options.clock() - started), ...outcome };
}

async function readIntoSpool(item: Item, options: CollectOptions): Promise<Omit<Collected, 'item' | 'ms'>> {
  if ('finding' in item) return { finding: item.finding };
  const { signal, allowance } = options;
  if (signal.aborted && signal.reason instanceof FindingError)
    return { finding: { state: 'skipped', reason: signal.reason.message } };
  if (allowance === 0 && item.size !== 0)
    return { finding: { state: 'skipped', reason: 'the flare’s budget of bytes was used up' } };

  using timer = waitingTime(item.timeoutMs, options);
  let said: Finding | undefined;
  const report = (finding: Finding) => {
    said = said && finding.state === 'timed-out' ? both(said, finding) : (said ?? finding);
  };
  const readOptions = { maxBytes: allowance, signal: timer.signal, report };
  const source = timer.counted(options.throttle(item.read(readOptions), timer.signal));
  const content = await fill(options, item, bounded(source, readOptions)).catch((thrown: unknown) => {
    if (signal.aborted && !(signal.reason instanceof FindingError)) throw signal.reason;
    return findingOf(thrown);
  });
  if ('state' in content) return { finding: content };
  if (content.bytes === 0 && said && said.state !== 'collected') {
    await content.remove();
    return { finding: said };
  }
  if (said) return { content, finding: said };
  return content.bytes === 0 ? { content, finding: { state: 'empty', reason: 'has no bytes' } } : { content };
}

function both(first: Finding, second: Finding): Finding {
  return { state: second.state, reason: `${first.reason}; ${second.reason}` };
}

/**
 * Scrubs a source, which knows by itself when to end, into a new file of the spool.
 * @throws {FindingError} that tells a failing source, scrub and spool apart
 */
async function fill(
  { spool, scrubber }: CollectOptions,
  { path, asIs }: Item,
  source: AsyncIterable<Uint8Array>,
): Promise<SpoolFile> {
  const file = await spool.create().catch((thrown: unknown) => {
    throw spoolError(thrown);
  });
  try {
    for await (const chunk of scrubbed()) {
      await file.write(chunk).catch((thrown: unknown) => {
        throw spoolError(thrown);
      });
    }
    await file.close();
    return file;
  } catch (thrown) {
    await file.remove();
    throw thrown;
  }

  async function* scrubbed(): AsyncIterable<Uint8Array> {
    let sourceError: FindingError | undefined;
    const watched = async function* () {
      try {
        yield* source;
      } catch (thrown) {
        sourceError = new FindingError(findingOf(thrown));
        throw thrown;
      }
    };
    try {
      yield* asIs ? watched() : scrubber.scrub(path, watched());
    } catch (thrown) {
      if (sourceError) throw sourceError;
      const { reason } = findingOf(thrown);
      scrubber.quarantine(path, reason);
      throw new FindingError({ state: 'quarantined', reason });
    }
  }
}

function spoolError(thrown: unknown): FindingError {
  const isFull = (thrown as NodeJS.ErrnoException).code === 'ENOSPC';
  const why = isFull
    ? 'there is no room left there (ENOSPC); make room, or name a larger folder with TMPDIR'
    : findingOf(thrown).reason;
  return new FindingError({ state: 'failed', reason: `cannot be kept in the folder for temporary files: ${why}` });
}
