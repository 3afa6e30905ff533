import { finishedArchive, piecesOf, readLedger, storedArchive } from '@flarewire/archive/read';
import type { Transport } from '@flarewire/transport';
import type { FlareBook } from '../feed/flare-book.ts';
import type { ByteRange } from '../http/byte-range.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import type { Exchange } from '../http/router.ts';
import { sendBytes } from '../http/send-bytes.ts';
import { sendJson } from '../http/send-json.ts';
import type { LedgerReport } from '../../../web/src/api/contract.ts';
import { findFlare, partsIn, readStory } from './flare-story.ts';

type Shelves = { book: FlareBook; transport: Transport };

/** `GET /api/flares/:id/ledger`: every item of the archive, and what was masked in it. */
export async function serveLedger({ params, response, signal }: Exchange, { book, transport }: Shelves): Promise<void> {
  const { ref } = piecesOf(partsIn(await readStory(findFlare(book, params.id!), { transport, signal })));
  const { manifest, report } = await readLedger(storedArchive(ref, { artifacts: transport.artifacts, signal }));
  sendJson(response, 200, { rows: manifest.items, ...(report && { report }) } satisfies LedgerReport);
}

/** `GET /api/flares/:id/archive`: the zip, profiles joined: the bytes that were, or would be, sent. */
export async function serveArchive(exchange: Exchange, { book, transport }: Shelves): Promise<void> {
  const { params, signal } = exchange;
  const known = findFlare(book, params.id!);
  const parts = partsIn(await readStory(known, { transport, signal }));
  const { sha256, bytes } = known.view;
  await sendBytes(exchange, {
    name: parts.archive.name,
    type: 'application/zip',
    ...(sha256 !== undefined && bytes !== undefined ? { known: { size: bytes, sha256 } } : {}),
    read: (range) => cut(finishedArchive(parts, { artifacts: transport.artifacts, signal }).open(), range),
  });
}

/** `GET /api/flares/:id/profiles/:file`: a profile, or the summary of all. */
export async function serveProfile(exchange: Exchange, { book, transport }: Shelves): Promise<void> {
  const { params, signal } = exchange;
  const parts = partsIn(await readStory(findFlare(book, params.id!), { transport, signal }));
  const isSummary = parts.summary?.file === params.file;
  const found = piecesOf(parts).joined.find(({ file }) => file === params.file);
  if (!found) throw new HttpRefusal(404, 'unknown_profile', 'The flare has no profile with this name');
  const { ref, file } = found;
  await sendBytes(exchange, {
    name: file,
    type: isSummary ? 'text/plain; charset=utf-8' : 'application/octet-stream',
    inline: isSummary,
    known: { size: ref.size, sha256: ref.sha256 },
    read: (range) => transport.artifacts.get(ref, { ...range, signal }),
  });
}

/** A range of a stream that can only be read from its start. */
async function* cut(bytes: AsyncIterable<Uint8Array>, range: ByteRange | undefined): AsyncIterable<Uint8Array> {
  let position = 0;
  for await (const chunk of bytes) {
    const { start, end } = range ?? { start: 0, end: Infinity };
    const piece = chunk.subarray(Math.max(0, start - position), Math.max(0, end - position));
    position += chunk.length;
    if (piece.length > 0) yield piece;
    if (position >= end) return;
  }
}
