import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '@flarewire/service/log';
import { openGate } from './api-key.ts';
import { openDeliveries } from './deliveries.ts';
import { openFlareStore } from './flare-store.ts';
import { HttpError } from './http-error.ts';
import { createIntakeMetrics } from './metrics.ts';
import { route, sendJson, type Intake as Routed } from './routes.ts';

export type IntakeOptions = {
  /** Where flares are kept, a folder for each case. */
  dir: string;
  /** Keys that are accepted; none: every key, and no key. */
  apiKeys?: readonly string[];
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Bytes of the largest archive that is taken; default 16 GiB. */
  maxBytes?: number;
  log: Log;
  /** Stops what is under way. */
  signal: AbortSignal;
};

export type Intake = AsyncDisposable & { url: string; port: number };

const defaultMaxBytes = 16 * 2 ** 30;

/**
 * Serves a flare intake that speaks Datadog's upload protocol and keeps what it gets on disk:
 * HEAD and POST on `/support/flare[/<case>]`, GET on `/deliveries/<flare id>/<sha256>`, `/flares`, `/flares/<id>/archive`
 * `/healthz` and `/metrics`.
 * Closing waits for the uploads under way.
 */
export async function serveIntake(options: IntakeOptions): Promise<Intake> {
  const { dir, apiKeys = [], port, host, maxBytes = defaultMaxBytes, log, signal } = options;
  const store = await openFlareStore(dir);
  const routed: Routed = {
    store,
    deliveries: openDeliveries(await store.list()),
    gate: openGate(apiKeys),
    maxBytes,
    metrics: createIntakeMetrics(),
    signal,
    onReceived: (details) => log.info(details, 'Received a flare'),
  };
  // An upload takes as long as it takes; a silent connection is closed by `timeout`, and whoever asks what became of one
  // that stands still has an answer then.
  const server = createServer(
    { requestTimeout: 0 },
    (request, response) => void answer(request, response, routed, log),
  );
  server.timeout = 60_000;
  server.listen(port, host);
  await once(server, 'listening', { signal });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      // A connection whose last answer ends after this moment would stay open until it is idle for long.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearInterval(sweep);
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, routed: Routed, log: Log): Promise<void> {
  try {
    await route(request, response, routed);
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    routed.metrics.refused(status);
    if (status === 500) log.error({ err: error }, 'Could not answer a request');
    refuse(
      request,
      response,
      status,
      error instanceof HttpError ? error.message : 'The intake could not keep the flare',
    );
  }
}

/** Answers at once, but takes in the rest of a body: a client whose connection is closed while it sends would not see the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, error: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  sendJson(response, status, { error });
  request.unpipe().resume();
}
