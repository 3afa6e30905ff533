import type { IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import type { FlareStore, ReceivedFlare } from './flare-store.ts';
import { HttpError } from './http-error.ts';
import { readForm } from './read-form.ts';

/**
 * Receives one upload: the file goes to disk as it comes, and is kept when the whole form was read.
 * The case is that of the path, else that of the form.
 */
export async function receiveFlare(
  request: IncomingMessage,
  {
    store,
    pathCase,
    maxBytes,
    signal,
  }: { store: FlareStore; pathCase: string | undefined; maxBytes: number; signal: AbortSignal },
): Promise<ReceivedFlare> {
  const path = store.incoming();
  try {
    const form = await readForm(request, { path, maxBytes, signal });
    return await store.keep(path, form, checkCase(pathCase ?? form.fields.get('case_id') ?? ''));
  } finally {
    await rm(path, { force: true });
  }
}

/** @throws {HttpError} 400 when a case could be taken for a path */
export function checkCase(caseId: string): string {
  if (/^[^\s\p{Cc}/\\]{0,128}$/u.test(caseId) && caseId !== '.' && caseId !== '..') return caseId;
  throw new HttpError(400, 'The case id may not contain blanks or slashes');
}
