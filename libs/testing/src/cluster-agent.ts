import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { clusterAgentMetricsRoutes, clusterAgentRoutes } from './cluster-agent-routes.ts';

export interface ClusterAgentDoubleOptions {
  /** Where it writes its token, its certificate and its flare. */
  folder: string;
  /** The zip it makes when it is asked for a flare; without one it fails. */
  flare?: Uint8Array;
  /** In place of making a flare: answer as you like, or never. */
  onFlare?: (response: ServerResponse) => void;
}

/** A Cluster Agent's API on two free ports. */
export interface ClusterAgentDouble extends AsyncDisposable {
  clusterAgentPort: number;
  /** Metrics, variables and profiles. */
  expvarPort: number;
  tokenFile: string;
  certificateFile: string;
  /** Body of every flare request that was let in. */
  flareRequests: string[];
}

/** Starts a double of the Cluster Agent: no real one runs without a Kubernetes cluster. */
export async function startClusterAgentDouble({
  folder,
  flare,
  onFlare,
}: ClusterAgentDoubleOptions): Promise<ClusterAgentDouble> {
  const token = 'f00ba2f00ba2f00ba2f00ba2f00ba2f0';
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: 'datadog-cluster-agent' }], { keyType: 'ec' });
  const files = {
    tokenFile: join(folder, 'auth_token'),
    certificateFile: join(folder, 'ipc_cert.pem'),
    flareFile: join(folder, 'agent-flare.zip'),
  };
  await writeFile(files.tokenFile, `${token}\n`, { mode: 0o600 });
  await writeFile(files.certificateFile, `${pems.cert}\n${pems.private}\n`, { mode: 0o600 });
  const flareRequests: string[] = [];

  const answerFlare = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    flareRequests.push(await text(request));
    if (onFlare) return onFlare(response);
    if (!flare) return void response.writeHead(500).end('{"error":"no flare today"}');
    await writeFile(files.flareFile, flare);
    response.setHeader('content-type', 'application/json').end(files.flareFile);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = clusterAgentRoutes[request.url ?? ''];
    if (!request.headers.authorization) response.writeHead(401).end('no session token provided');
    else if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(403).end('invalid session token');
    else if (request.url === '/flare' && request.method === 'POST') await answerFlare(request, response);
    else response.writeHead(route ? (route.status ?? 200) : 404).end(route?.body);
  };
  const api = await listening(
    createHttpsServer(
      { key: pems.private, cert: pems.cert, minVersion: 'TLSv1.3' },
      (request, response) => void answer(request, response),
    ),
  );
  const metrics = await listening(
    createHttpServer(({ url }, response) => {
      const route = clusterAgentMetricsRoutes[url ?? ''];
      response.writeHead(route ? 200 : 404).end(route?.body);
    }),
  );
  return {
    clusterAgentPort: portOf(api),
    expvarPort: portOf(metrics),
    tokenFile: files.tokenFile,
    certificateFile: files.certificateFile,
    flareRequests,
    async [Symbol.asyncDispose]() {
      await Promise.all([api, metrics].map(close));
    },
  };
}

async function listening<S extends Server>(server: S): Promise<S> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
