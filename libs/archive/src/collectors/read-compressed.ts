import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { formatBytes } from '@flarewire/schemas/figures';
import { bounded } from '../collect/bounded.ts';
import { findingOf, FindingError } from '../collect/finding.ts';
import type { Finding, ReadOptions } from '../collect/item.ts';
import { headBytes, logFormatOf, readLog } from './logs/read-log.ts';
import { unpack, type Packed } from './unpack.ts';

type Bytes = AsyncIterable<Uint8Array>;

/**
 * A gzip file as a gzip file: the very one, where it is sound and fits. Else its head up to the last sound line, packed
 * anew; so is a container's log, once its lines are put together.
 */
export async function* readGzip(file: Packed, options: ReadOptions): Bytes {
  const { damage, head } = await examine(file);
  const isLog = logFormatOf(head, false) !== undefined;
  if (file.size <= options.maxBytes && !damage && !isLog) yield* file.read(0);
  else yield* packWithin(contentOf(file, damage, options), options);
}

/** What is in a zstd file, up to the last sound line. */
export async function* readZstd(file: Packed, options: ReadOptions): Bytes {
  const { damage } = await examine(file);
  yield* bounded(contentOf(file, damage, options), options);
}

/** Reads a whole file: what is wrong with it, and how its content begins. */
async function examine(file: Packed): Promise<{ damage?: Finding; head: Buffer }> {
  let head: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unpack(file)) if (head.length < headBytes) head = Buffer.concat([head, chunk]);
    return { head };
  } catch (thrown) {
    return { damage: findingOf(thrown), head };
  }
}

/** The content of a packed file; of a damaged one the lines before its damage. */
function contentOf(file: Packed, damage: Finding | undefined, { signal, report }: ReadOptions): Bytes {
  const sound = async function* () {
    if (!damage) {
      yield* unpack(file);
      return;
    }
    report({ state: 'truncated', reason: `the ${file.packing} file ends early, ${damage.reason}; kept what is sound` });
    yield* unpack(file, true);
    throw new FindingError({ state: 'failed', reason: damage.reason });
  };
  const lines = damage ? bounded(sound(), { maxBytes: Number.MAX_SAFE_INTEGER, signal, report }) : sound();
  return readLog(lines, { report, startsWithin: false });
}

const pieceBytes = 2 ** 20;
/** What a member of a gzip file may take beside its content. */
const memberBytes = 1024;

/** Packs content as members of a gzip file, each of whole lines, as long as they surely fit. */
async function* packWithin(content: Bytes, { maxBytes, report }: ReadOptions): Bytes {
  let room = maxBytes;
  let held: Buffer = Buffer.alloc(0);
  const most = () => Math.min(pieceBytes, room - memberBytes);
  const pack = async function* (least: number): Bytes {
    while (held.length > 0 && held.length >= Math.min(least, most())) {
      const end = held.length <= most() ? held.length : held.lastIndexOf('\n', most() - 1) + 1;
      if (most() <= 0 || end === 0) return;
      const packed = await promisify(gzip)(held.subarray(0, end));
      held = held.subarray(end);
      room -= packed.length;
      yield packed;
    }
  };
  for await (const chunk of content) {
    if (held.length >= 2 * pieceBytes || most() <= memberBytes) {
      held = Buffer.concat([held, chunk]);
      break;
    }
    held = Buffer.concat([held, chunk]);
    yield* pack(pieceBytes);
  }
  yield* pack(0);
  if (held.length > 0) report({ state: 'truncated', reason: `cut after ${formatBytes(maxBytes)} of gzip` });
}
