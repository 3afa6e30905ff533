import { FlareError } from '@flarewire/schemas';
import type { HttpDestination } from '../destination/destination.ts';
import { readHttpAnswer } from '../answer/http-answer.ts';
import type { Pause } from './repeat.ts';
import { displayUrl, requestHeaders } from '../upload/request-headers.ts';
import type { HttpClient } from '../transport/open-http-client.ts';

/** What a destination says of a flare: that it has it, that it surely has not, or nothing that settles it. */
export type Asked =
  | { status: 'received'; caseId: number }
  | { status: 'absent' }
  | { status: 'unsettled'; reason: string };

export type AskOptions = {
  destination: HttpDestination;
  /** Where the upload went. */
  url: string;
  flareId: string;
  /** Of the archive that was sent. */
  sha256: string;
  pause: Pause;
  signal: AbortSignal;
};

/** An intake gives up an upload that stands still for a minute, so whoever asks waits for longer. */
const leastMs = 90_000;
const againMs = 1_000;

/**
 * Asks an intake what became of an upload. While one of the same flare is still under way there, or nobody answers, it
 * asks again. An intake that does not know this question is not `absent` of anything: its answer settles nothing.
 * @throws {FlareError} `delivery_unknown`, retryable, when the signal aborts before there is an answer
 */
export async function askDelivery(client: HttpClient, options: AskOptions): Promise<Asked> {
  const { destination, pause, signal } = options;
  const mostMs = Math.max(leastMs, destination.retryForMs);
  for (let waited = 0; ; waited += againMs) {
    const asked = await askOnce(client, options);
    if (asked.status !== 'again') return asked;
    if (waited >= mostMs) return { status: 'unsettled', reason: asked.reason };
    await pause(againMs, signal).catch((cause: unknown) => stopped(options, cause));
  }
}

async function askOnce(client: HttpClient, options: AskOptions): Promise<Asked | { status: 'again'; reason: string }> {
  const { destination, signal } = options;
  const url = questionUrl(options);
  const headers = { ...requestHeaders(url), 'Dd-Api-Key': destination.apiKey };
  client.pace('sending');
  try {
    const { status, body } = await readHttpAnswer(await client.request(url, { method: 'GET', headers, signal }));
    if (status === 429 || status >= 500) return { status: 'again', reason: `it answered with ${status} when asked` };
    if (status !== 200) return { status: 'unsettled', reason: `it does not know how to say (${status})` };
    return settle(body);
  } catch (thrown) {
    if (signal.aborted) return stopped(options, thrown);
    return {
      status: 'again',
      reason: `it could not be asked (${thrown instanceof Error ? thrown.message : 'no answer'})`,
    };
  }
}

function settle(body: Buffer): Asked | { status: 'again'; reason: string } {
  const { status, case_id: caseId } = parse(body);
  if (status === 'received' && typeof caseId === 'number') return { status, caseId };
  if (status === 'absent') return { status };
  if (status === 'receiving') return { status: 'again', reason: 'an upload of the flare is still under way there' };
  if (status === 'differs') return { status: 'unsettled', reason: 'it has another archive of this flare' };
  return { status: 'unsettled', reason: 'it gave no answer that is known when it was asked' };
}

function parse(body: Buffer): { status?: unknown; case_id?: unknown } {
  try {
    return (JSON.parse(body.toString()) ?? {}) as object;
  } catch {
    return {};
  }
}

/** Beside the path of the upload, which ends in `/support/flare` and the case. */
function questionUrl({ url, flareId, sha256 }: AskOptions): string {
  return `${url.replace(/\/support\/flare(?:\/[^/]*)?$/, '')}/deliveries/${flareId}/${sha256}`;
}

function stopped({ url }: AskOptions, cause: unknown): never {
  throw new FlareError(
    'delivery_unknown',
    `Cannot tell yet whether ${displayUrl(url)} has the flare: it was stopped before that was found out`,
    { cause, retryable: true },
  );
}
