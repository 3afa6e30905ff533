import { createWriteStream } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { FlareError, type ErrorCode } from '@flarewire/schemas';
import { formatBytes } from '@flarewire/schemas/figures';
import type { Endpoint } from '../endpoint/open-endpoint.ts';
import { exceedsWriteTimeout, ExceedsWriteTimeout, startOf } from './longest-time.ts';

export interface DownloadOptions {
  /** File that takes the bytes, as they come. */
  to: string;
  maxBytes: number;
  signal: AbortSignal;
  onSent: () => void;
}

/**
 * Reads one profile into a file, holding none of it in memory.
 * @throws {FlareError} for a status other than 200, no byte, or more than `maxBytes`; what the connection threw otherwise
 */
export async function download(
  endpoint: Endpoint,
  path: string,
  { to, maxBytes, signal, onSent }: DownloadOptions,
): Promise<void> {
  const { statusCode, body } = await endpoint.send(path, { signal, onSent });
  if (statusCode !== 200) {
    const start = await startOf(body);
    throw refusal(statusCode, start, endpoint.urlOf(path));
  }
  let bytes = 0;
  await pipeline(
    body,
    async function* counted(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(endpoint.urlOf(path), maxBytes);
        yield chunk;
      }
    },
    createWriteStream(to, { mode: 0o600, flags: 'wx' }),
  );
  if (bytes === 0) {
    throw new FlareError(
      'profile_empty',
      `Cannot read ${endpoint.urlOf(path)}: the answer has no bytes; check that the URL is that of a pprof server`,
    );
  }
}

/** The error for a profile over its limit. */
export function tooLarge(what: string, maxBytes: number): FlareError {
  return new FlareError(
    'profile_too_large',
    `Cannot read ${what}: it is larger than ${formatBytes(maxBytes)}; raise maxBytes of the endpoint in flarewire.yaml`,
  );
}

function refusal(status: number, start: string, url: string): FlareError {
  const [code, advice] = meaning(status, start);
  const Refusal = exceedsWriteTimeout(status, start) ? ExceedsWriteTimeout : FlareError;
  return new Refusal(code, `Cannot read ${url}: the answer is ${status} ${STATUS_CODES[status] ?? ''}; ${advice}`, {
    retryable: code === 'profile_busy',
  });
}

function meaning(status: number, start: string): [ErrorCode, string] {
  if (status >= 300 && status < 400)
    return ['profile_redirected', 'redirects are not followed: put the final URL into flarewire.yaml'];
  if (status === 401 || status === 403) return ['profile_denied', 'check tokenFile of the endpoint in flarewire.yaml'];
  if (status === 404) return ['profile_not_found', 'check the base URL, and whether the process serves this profile'];
  if (status === 500 && /already (in use|enabled)/.test(start)) {
    return ['profile_busy', 'another profile of the process is being taken; ask again when it has ended'];
  }
  if (exceedsWriteTimeout(status, start))
    return ['profile_bad_answer', 'ask for fewer seconds: the server ends answers that take so long'];
  return ['profile_bad_answer', 'look at the log of the process'];
}
