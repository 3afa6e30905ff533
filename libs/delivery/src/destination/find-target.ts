import { FlareError } from '@flarewire/schemas';
import type { HttpDestination } from './destination.ts';
import { networkProblem, type Failure } from '../answer/failure.ts';
import { readHttpAnswer } from '../answer/http-answer.ts';
import { refusedKey, statusLine } from '../answer/read-answer.ts';
import { displayUrl, requestHeaders } from '../upload/request-headers.ts';
import type { HttpClient } from '../transport/open-http-client.ts';

const mostRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Asks with HEAD where the upload is to go, following redirects; the key goes along to each host. As the Agent does.
 * 200 and 404 are good: the backend may know the path for POST alone.
 */
export async function findTarget(
  transport: HttpClient,
  { destination, url, signal }: { destination: HttpDestination; url: string; signal: AbortSignal },
): Promise<{ url: string } | Failure> {
  let current = url;
  transport.pace('waiting');
  try {
    for (let followed = 0; followed <= mostRedirects; followed++) {
      const headers = { ...requestHeaders(current), 'Dd-Api-Key': destination.apiKey };
      const response = await transport.request(current, { method: 'HEAD', headers, signal });
      const location = response.headers['location'];
      const answer = await readHttpAnswer(response);
      if (answer.status === 200 || answer.status === 404) return { url: current };
      if (!redirects.has(answer.status) || typeof location !== 'string') return refusal(answer, destination, url);
      current = resolve(location, current);
    }
  } catch (thrown) {
    if (thrown instanceof FlareError) throw thrown;
    if (signal.aborted) {
      throw new FlareError(
        'cancelled',
        `Cannot ask ${displayUrl(current)} where to send the flare: the wait was stopped`,
        {
          cause: thrown,
          retryable: true,
        },
      );
    }
    const { reason, permanent } = networkProblem(thrown);
    const error = new FlareError('destination_unreachable', `Cannot reach ${displayUrl(current)}: ${reason}`, {
      cause: thrown,
      retryable: !permanent,
    });
    return { error, ...(permanent ? {} : { repeat: {} }), agentRepeats: false };
  }
  const error = new FlareError(
    'destination_failed',
    `Cannot reach ${displayUrl(url)}: it redirects more than ${mostRedirects} times`,
  );
  return { error, agentRepeats: false };
}

function refusal(
  answer: Awaited<ReturnType<typeof readHttpAnswer>>,
  destination: HttpDestination,
  url: string,
): Failure {
  const sentence = `We couldn't reach the flare backend ${displayUrl(url)} via redirects: ${statusLine(answer)}`;
  if (answer.status === 403) {
    return {
      error: new FlareError('destination_refused', `${sentence}\n${refusedKey(destination.apiKey)}`),
      agentRepeats: false,
    };
  }
  const asksToWait = (answer.status === 429 || answer.status === 503) && answer.retryAfterMs !== undefined;
  return {
    error: new FlareError('destination_failed', sentence, { retryable: answer.status === 429 || answer.status >= 500 }),
    ...(asksToWait ? { repeat: { afterMs: answer.retryAfterMs! } } : {}),
    agentRepeats: false,
  };
}

/** An absolute location is kept as written: `no_proxy` in exact mode looks at its port. */
function resolve(location: string, from: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? location : new URL(location, from).href;
}
