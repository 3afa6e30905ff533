import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request to the settings: its method, and the setting's key. */
export type SettingsRequest = { method: string; key: string };

export interface SettingsDoubleOptions {
  /** The values there are, by key. */
  values: Record<string, number>;
  /** Called before a request takes effect; answers the status of a refusal, if it is to be refused. */
  before?: (request: SettingsRequest) => Promise<number | undefined> | number | undefined;
  /** Called when a request has taken effect, before it is answered; when it throws, the answer is 500. */
  after?: (request: SettingsRequest) => Promise<void> | void;
  token?: string;
}

/** The run-time settings of an Agent. */
export interface SettingsDouble extends AsyncDisposable {
  url: string;
  values: Record<string, number>;
}

/** Starts a double of the Agent's `/config`: no Agent can be had in a test. */
export async function startSettingsDouble({
  values,
  before,
  after,
  token,
}: SettingsDoubleOptions): Promise<SettingsDouble> {
  const statusOf = async (request: IncomingMessage, key: string): Promise<number> => {
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return 401;
    if (!(key in values)) return 404;
    const asked = { method: request.method ?? '', key };
    const form = await text(request);
    const refusal = await before?.(asked);
    if (refusal !== undefined) return refusal;
    if (asked.method === 'POST') values[key] = Number(new URLSearchParams(form).get('value'));
    await after?.(asked);
    return 200;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = (request.url ?? '').replace('/config/', '');
    const status = await statusOf(request, key).catch(() => 500);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(status === 200 ? JSON.stringify({ value: values[key] }) : '{}');
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/config`,
    values,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
