import { readFile } from 'node:fs/promises';
import { FlareError, whyUnread, type SettingsEndpoint } from '@flarewire/schemas';
import type { Dispatcher } from 'undici';

const connectTimeoutMs = 5_000;

/** An open way to one HTTP base URL. */
export interface Endpoint extends AsyncDisposable {
  /**
   * Sends one request to `path` below the base URL and gives the answer as it is: a redirect is not followed.
   * `onSent` is called when the request goes out on a connection that is made.
   */
  send(
    path: string,
    options: { signal: AbortSignal; form?: Record<string, string>; onSent?: () => void },
  ): Promise<Dispatcher.ResponseData>;
  /** The URL of `path`, for messages. */
  urlOf(path: string): string;
}

/**
 * Opens the way to a base URL: reads its token and certificate files, and keeps connections until it is closed.
 * Nothing is connected yet. A connection has 5 s to be made, and proxies of the environment are not used.
 * @throws {FlareError} `profile_failed` when a file cannot be read
 */
export async function openEndpoint(access: SettingsEndpoint): Promise<Endpoint> {
  const token = access.tokenFile === undefined ? undefined : (await readPart(access.tokenFile, 'token')).trim();
  const ca = access.ca === undefined ? undefined : await readPart(access.ca, 'certificates');
  const tcpOrSocket = access.socket === undefined ? {} : { socketPath: access.socket };
  const connection = { allowH2: false, timeout: connectTimeoutMs, ...tcpOrSocket, ...(ca === undefined ? {} : { ca }) };
  const [{ Agent, request }, { connectPinned }] = await Promise.all([import('undici'), import('./connect-pinned.ts')]);
  const agent = new Agent({
    connect: access.certificate === undefined ? connection : connectPinned(access.certificate, connection),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const base = access.url.replace(/\/+$/, '');
  const urlOf = (path: string): string => `${base}/${path}`;

  return {
    urlOf,
    send: (path, { signal, form, onSent = () => undefined }) =>
      request(urlOf(path), {
        dispatcher: agent.compose((dispatch) => (options, handler) => dispatch(options, tellWhenSent(handler, onSent))),
        headers: {
          'accept-encoding': 'identity',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form).toString() }),
        signal,
      }),
    [Symbol.asyncDispose]: () => agent.destroy(),
  };
}

async function readPart(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new FlareError(
      'profile_failed',
      `Cannot read the ${what} of a pprof endpoint from "${file}": ${whyUnread(cause)}; check path and permissions`,
      { cause },
    );
  }
}

function tellWhenSent(handler: Dispatcher.DispatchHandler, onSent: () => void): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller, context) => {
      onSent();
      handler.onRequestStart?.(controller, context);
    },
    onResponseStart: (...response) => handler.onResponseStart?.(...response),
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
    onResponseError: (...error) => handler.onResponseError?.(...error),
  };
}
