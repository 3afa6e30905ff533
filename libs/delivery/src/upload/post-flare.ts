import { createHash, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';
import type { HttpDestination } from '../destination/destination.ts';
import { networkProblem, type Failure } from '../answer/failure.ts';
import { readHttpAnswer, type Answer } from '../answer/http-answer.ts';
import { flareForm, type FlareForm } from './multipart.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { displayUrl, requestHeaders } from './request-headers.ts';
import type { HttpClient } from '../transport/open-http-client.ts';

/** What is sent. `open` gives the zip anew each time. */
export type Flare = FlareForm & {
  open(): AsyncIterable<Uint8Array>;
  /** Its id, digest and size, by which an intake can be asked for it. */
  identity?: { flareId: string; sha256: string; bytes: number };
};

export type Posted = { caseId: number; message: string; sha256: string; bytes: number };

export type PostOptions = {
  destination: HttpDestination;
  url: string;
  flare: Flare;
  onBegin: (url: string) => Promise<void>;
  onBytes: (sent: number) => void;
  signal: AbortSignal;
};

/**
 * Uploads the flare with one chunked POST, as the Agent does; redirects are not followed.
 * Whatever happens after the body began and gives no clear answer is `delivery_unknown`: there may be a ticket.
 * @throws what `open` or the iteration threw, or `cancelled`: both end the body early, so nothing can have been accepted
 */
export async function postFlare(transport: HttpClient, options: PostOptions): Promise<Posted | Failure> {
  const { destination, url, flare, signal } = options;
  const boundary = randomBytes(30).toString('hex');
  const upload = startUpload(transport, options, boundary);
  const limit = destination.timeoutMs === undefined ? undefined : AbortSignal.timeout(destination.timeoutMs);
  transport.pace('waiting');
  try {
    const response = await transport.request(url, {
      method: 'POST',
      headers: {
        ...requestHeaders(url),
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
        'Dd-Api-Key': destination.apiKey,
        ...(destination.kind === 'intake' && flare.identity ? { 'Flare-Id': flare.identity.flareId } : {}),
        'Accept-Encoding': 'gzip',
      },
      body: upload.body,
      signal: limit ? AbortSignal.any([signal, limit]) : signal,
    });
    return settle(await readHttpAnswer(response), upload, options);
  } catch (thrown) {
    return explain(limit?.aborted ? limit.reason : thrown, upload, options);
  }
}

function startUpload(transport: HttpClient, { url, flare, onBegin, onBytes }: PostOptions, boundary: string) {
  const state = { begun: false, ended: false, bytes: 0, sourceError: undefined as unknown };
  const hash = createHash('sha256');
  const file = async function* () {
    try {
      transport.pace('our-turn');
      for await (const chunk of flare.open()) {
        hash.update(chunk);
        transport.pace('sending');
        yield chunk;
        transport.pace('our-turn');
        state.bytes += chunk.length;
        onBytes(state.bytes);
        await setImmediate(); // so that an early answer is seen before the connection is found closed
      }
      transport.pace('sending');
    } catch (error) {
      state.sourceError = error;
      throw error;
    }
  };
  const body = async function* () {
    try {
      transport.pace('our-turn');
      await onBegin(url);
    } catch (error) {
      state.sourceError = error;
      throw error;
    }
    state.begun = true;
    transport.pace('sending');
    yield* flareForm(flare, boundary, file());
    state.ended = true;
    transport.pace('waiting');
  };
  return { state, body: body(), sha256: () => hash.digest('hex') };
}

type Upload = ReturnType<typeof startUpload>;

function settle(answer: Answer, { state, sha256 }: Upload, { destination, url }: PostOptions): Posted | Failure {
  const verdict = readAnswer(answer, destination.apiKey);
  if (verdict.delivered && state.ended) {
    return { caseId: verdict.caseId, message: verdict.sentence, sha256: sha256(), bytes: state.bytes };
  }
  if (verdict.delivered)
    return { error: unknown(url, 'it answered before it had the whole archive'), agentRepeats: false };

  const isBusy = answer.status === 429 || answer.status === 503;
  const message = verdict.sentence.includes(verdict.error)
    ? verdict.sentence
    : [verdict.sentence, verdict.error].filter(Boolean).join('\n');
  return {
    error: new FlareError(verdict.code, message),
    ...(isBusy && !state.ended && answer.retryAfterMs !== undefined
      ? { repeat: { afterMs: answer.retryAfterMs } }
      : {}),
    agentRepeats: answer.status >= 500,
  };
}

function explain(thrown: unknown, { state }: Upload, { url, signal }: PostOptions): Failure {
  if (state.sourceError !== undefined) throw state.sourceError;
  if (signal.aborted && !state.ended) {
    throw new FlareError(
      'cancelled',
      `Cannot send to ${displayUrl(url)}: it was stopped before the archive was complete, so nothing was delivered`,
      {
        cause: thrown,
        retryable: true,
      },
    );
  }
  const { reason, permanent, agentRepeats } = networkProblem(thrown);
  if (state.begun) return { error: unknown(url, reason, thrown), agentRepeats };
  const error = new FlareError('destination_unreachable', `Cannot reach ${displayUrl(url)}: ${reason}`, {
    cause: thrown,
    retryable: !permanent,
  });
  return { error, ...(permanent ? {} : { repeat: {} }), agentRepeats };
}

function unknown(url: string, reason: string, cause?: unknown): FlareError {
  return new FlareError(
    'delivery_unknown',
    `Cannot tell whether ${displayUrl(url)} has the flare: sending began, and then ${reason}`,
    { cause },
  );
}
