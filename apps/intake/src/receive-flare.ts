import type { IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import type { Deliveries, Kept } from './deliveries.ts';
import type { FlareStore } from './flare-store.ts';
import { HttpError } from './http-error.ts';
import { readForm } from './read-form.ts';

/**
 * Receives one upload: the file goes to disk as it comes, and is kept when the whole form was read.
 * The case is that of the path, else that of the form. A flare of Flarewire that was kept before is not kept again.
 */
export async function receiveFlare(
  request: IncomingMessage,
  {
    store,
    deliveries,
    pathCase,
    maxBytes,
    signal,
  }: {
    store: FlareStore;
    deliveries: Deliveries;
    pathCase: string | undefined;
    maxBytes: number;
    signal: AbortSignal;
  },
): Promise<Kept> {
  const path = store.incoming();
  const flareId = flareIdOf(request);
  using _underWay = flareId === undefined ? undefined : deliveries.begin(flareId);
  try {
    const form = await readForm(request, { path, maxBytes, signal });
    const caseId = checkCase(pathCase ?? form.fields.get('case_id') ?? '');
    const keep = () => store.keep(path, form, { caseId, flareId });
    if (flareId === undefined) return { flare: await keep(), isNew: true };
    const kept = await deliveries.once(flareId, keep);
    if (kept.flare.sha256 !== form.file.sha256)
      throw new HttpError(409, 'Another archive of this flare was received before, and is kept');
    return kept;
  } finally {
    await rm(path, { force: true });
  }
}

/** The id that Flarewire gives a flare. */
function flareIdOf({ headers }: IncomingMessage): string | undefined {
  const given = headers['flare-id'];
  return typeof given === 'string' ? checkFlareId(given) : undefined;
}

/** @throws {HttpError} 400 */
export function checkFlareId(given: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(given)) return given;
  throw new HttpError(400, 'A flare id has up to 64 letters, digits, "_" and "-"');
}

/** @throws {HttpError} 400 when a case could be taken for a path */
export function checkCase(caseId: string): string {
  if (/^[^\s\p{Cc}/\\]{0,128}$/u.test(caseId) && caseId !== '.' && caseId !== '..') return caseId;
  throw new HttpError(400, 'The case id may not contain blanks or slashes');
}
