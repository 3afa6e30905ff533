import { readFile } from 'node:fs/promises';
import { basicLoginOf } from '@flarewire/schemas/basic-login';
import { findingOf, FindingError } from '../collect/finding.ts';
import { decoded } from './decoded.ts';

/** What it takes to get in. Files are read for each request, since they may be renewed. */
interface HttpAccess {
  tokenFile?: string | undefined;
  ca?: string | undefined;
  /** false: any certificate will do. Refused for any host but this machine. */
  verify?: false | undefined;
}

export interface HttpRequest extends HttpAccess {
  url: string;
  method?: 'GET' | 'POST';
  body?: string;
  signal: AbortSignal;
  /** Told of a status from 300 to 599 that is neither a refusal nor "not found"; the answer then still comes. */
  onStatus: (status: number) => void;
  /** What is said of a status; default: which one it was. */
  inWords?: (status: number) => string;
}

/**
 * Streams what an endpoint answers, unpacked. No proxy is used and no redirect followed. A certificate file pins the server:
 * it is trusted whatever name it bears, and nothing else is.
 * @throws {FindingError} `denied` on 401 and 403, `not-found` on 404; and what reading files and connecting throw
 */
export async function* httpGet({
  url,
  method = 'GET',
  body,
  signal,
  onStatus,
  inWords = answered,
  ...access
}: HttpRequest): AsyncIterable<Uint8Array> {
  const authorization =
    access.tokenFile === undefined ? basicLoginOf(url) : `Bearer ${(await readCredential(access.tokenFile)).trim()}`;
  const headers = {
    'accept-encoding': 'identity',
    ...(authorization === undefined ? {} : { authorization }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const { Agent, request } = await import('undici');
  const dispatcher = new Agent({
    pipelining: 0,
    bodyTimeout: 0,
    headersTimeout: 0,
    connect: await tlsOptions(url, access),
  });
  try {
    const answer = await request(url, { method, headers, dispatcher, signal, ...(body === undefined ? {} : { body }) });
    const status = answer.statusCode;
    if (status === 401 || status === 403) throw new FindingError({ state: 'denied', reason: inWords(status) });
    if (status === 404) throw new FindingError({ state: 'not-found', reason: inWords(status) });
    if (status >= 300) onStatus(status);
    yield* decoded(answer.body, answer.headers['content-encoding']);
  } finally {
    await dispatcher.destroy();
  }
}

const answered = (status: number) => `answered ${status}`;

/** A status, and what to do about it where flarewire.yaml says what is asked. */
export function answeredAndAdvice(status: number): string {
  if (status < 400) return `${answered(status)}; redirects are not followed: put the final URL into flarewire.yaml`;
  if (status === 401 || status === 403) return `${answered(status)}; name a login with "tokenFile" in flarewire.yaml`;
  if (status < 500) return `${answered(status)}; correct its address in flarewire.yaml`;
  return `${answered(status)}; see the log of what serves it`;
}

/**
 * As `httpGet`, for small answers that are needed whole; `also` are statuses whose answers are wanted too.
 * @throws {FindingError} on every other status from 300 on
 * @throws {AnswerTooLargeError} beyond 16 MiB
 */
export async function httpText(
  wanted: Omit<HttpRequest, 'onStatus'>,
  { also = [] }: { also?: readonly number[] } = {},
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let room = 16 * 2 ** 20;
  const onStatus = (status: number) => {
    if (!also.includes(status))
      throw new FindingError({ state: 'failed', reason: (wanted.inWords ?? answered)(status) });
  };
  for await (const chunk of httpGet({ ...wanted, onStatus })) {
    room -= chunk.length;
    if (room < 0) throw new AnswerTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** An answer that is too large to be held whole. */
export class AnswerTooLargeError extends FindingError {
  constructor() {
    super({ state: 'failed', reason: 'answered with more than 16 MiB' });
  }
}

async function tlsOptions(url: string, { ca, verify }: HttpAccess) {
  if (ca !== undefined)
    return { ca: certificatesIn(await readCredential(ca), ca), checkServerIdentity: () => undefined };
  if (verify === undefined) return {};
  if (!loopback.test(new URL(url).hostname))
    throw new FindingError({ state: 'denied', reason: '"verify: false" is for addresses of this machine only' });
  return { rejectUnauthorized: false };
}

/** Reads what is needed to get in: when that is missing, it is not the item that was not found. */
async function readCredential(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    const { state, reason } = findingOf(thrown);
    throw new FindingError({ state: state === 'denied' ? 'denied' : 'failed', reason });
  }
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function certificatesIn(text: string, file: string): string[] {
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (!certificates) throw new FindingError({ state: 'failed', reason: `no certificate is in ${file}` });
  return certificates;
}
