import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { HttpError } from './http-error.ts';

/** What an upload brought: its text fields, and its file, written to `path`. */
export type Form = {
  fields: Map<string, string>;
  tags: string[];
  file: { name: string; size: number; sha256: string };
};

const most = { fields: 50, fieldSize: 4096, files: 1, parts: 60, headerPairs: 20 };

/**
 * Reads a whole multipart upload, all its parts, and writes the file to `path` as it comes.
 * @throws {HttpError} 400 when the form is malformed or has no zip, 413 when the file is larger than `maxBytes`
 */
export async function readForm(
  request: IncomingMessage,
  options: { path: string; maxBytes: number; signal: AbortSignal },
): Promise<Form> {
  const parser = openParser(request, options.maxBytes);
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, options.signal]);
  const form = { fields: new Map<string, string>(), tags: [] as string[] };
  let file: Promise<Form['file']> | undefined;

  parser.on('field', (name: string, value: string) => {
    if (name === 'tags') form.tags.push(value);
    else form.fields.set(name, value);
  });
  parser.on('file', (field: string, content: Readable, name: string) => {
    file = writeFile({ field, name, content }, { ...options, signal });
    file.catch((error: Error) => parser.destroy(error));
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => parser.destroy(new HttpError(400, 'The form has too many parts')));
  }

  try {
    // The request outlives a form that is refused: its answer has to get through.
    await pipeline(request.iterator({ destroyOnReturn: false }), parser, { signal });
    if (!file) throw new HttpError(400, 'The form has no part flare_file');
    return { ...form, file: await file };
  } catch (error) {
    failed.abort(error);
    await file?.catch(() => {});
    if (error instanceof HttpError || options.signal.aborted || isDiskError(error)) throw error;
    throw new HttpError(400, `The form could not be read: ${(error as Error).message}`);
  }
}

function openParser(request: IncomingMessage, maxBytes: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      preservePath: true,
      limits: { ...most, fileSize: maxBytes },
    });
  } catch (error) {
    throw new HttpError(400, `The request is not a multipart form: ${(error as Error).message}`);
  }
}

type Part = { field: string; name: string; content: Readable };

async function writeFile(
  { field, name, content }: Part,
  { path, maxBytes, signal }: { path: string; maxBytes: number; signal: AbortSignal },
) {
  content.once('limit', () => content.destroy(new HttpError(413, `The archive is larger than ${maxBytes} bytes`)));
  if (field !== 'flare_file') throw new HttpError(400, 'The form has a file that is not flare_file');
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/.test(name))
    throw new HttpError(400, 'The file has a name that is not a plain file name');
  const hash = createHash('sha256');
  let size = 0;
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  // Heard by the pipeline, once the file is open. Opened first: a file that is still being opened would appear after it was removed.
  content.on('error', () => {});
  await using out = await open(path, 'w', 0o600);
  await pipeline(content, counted, out.createWriteStream({ flush: true }), { signal });
  return { name, size, sha256: hash.digest('hex') };
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
