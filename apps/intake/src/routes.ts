import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Gate } from './api-key.ts';
import type { Deliveries } from './deliveries.ts';
import type { FlareStore } from './flare-store.ts';
import { HttpError } from './http-error.ts';
import type { IntakeMetrics } from './metrics.ts';
import { checkCase, checkFlareId, receiveFlare } from './receive-flare.ts';

export type Intake = {
  store: FlareStore;
  deliveries: Deliveries;
  gate: Gate;
  maxBytes: number;
  metrics: IntakeMetrics;
  signal: AbortSignal;
  onReceived: (details: object) => void;
};

/** Answers one request. @throws {HttpError} for every answer that is not a success */
export async function route(request: IncomingMessage, response: ServerResponse, intake: Intake): Promise<void> {
  const segments = pathOf(request);
  const path = segments.join('/');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (path === 'healthz' && isRead) return sendJson(response, 200, { status: 'ok' });
  if (segments[0] === 'support' && segments[1] === 'flare' && segments.length <= 3)
    return upload(request, response, intake, segments[2]);
  if (segments[0] === 'deliveries' && segments.length === 3 && isRead)
    return sendStatus(request, response, intake, { flareId: segments[1]!, sha256: segments[2]! });
  if (path === 'metrics' && isRead) return sendMetrics(request, response, intake);
  if (!isRead || segments[0] !== 'flares') throw new HttpError(404, 'There is nothing at this path');
  if (!intake.gate.mayRead(request)) throw new HttpError(403, 'Reading flares from another machine needs the API key');
  if (segments.length === 1) return sendJson(response, 200, await intake.store.list());
  if (segments.length === 3 && segments[2] === 'archive') return sendArchive(request, response, intake, segments[1]!);
  throw new HttpError(404, 'There is nothing at this path');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
  pathCase: string | undefined,
): Promise<void> {
  const given = pathCase === undefined || pathCase === '' ? undefined : checkCase(pathCase);
  if (request.method === 'HEAD') return sendJson(response, 200, {});
  if (request.method !== 'POST') throw new HttpError(405, 'Only HEAD and POST are answered here');
  if (!intake.gate.maySend(request)) throw new HttpError(403, 'The API key is not one of this intake');
  const { flare, isNew } = await receiveFlare(request, { ...intake, pathCase: given });
  const again = isNew ? {} : { again: true };
  intake.metrics.received({ bytes: flare.size, again: !isNew });
  intake.onReceived({ id: flare.id, caseId: flare.case_id, bytes: flare.size, sha256: flare.sha256, ...again });
  sendJson(response, 200, { case_id: flare.case_id });
}

async function sendMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, metrics: { registry } }: Intake,
): Promise<void> {
  if (!gate.mayRead(request)) throw new HttpError(403, 'Reading figures from another machine needs the API key');
  response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
}

/** What became of an upload: for senders, so with their key. */
function sendStatus(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, deliveries }: Intake,
  { flareId, sha256 }: { flareId: string; sha256: string },
): void {
  if (!gate.maySend(request)) throw new HttpError(403, 'The API key is not one of this intake');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new HttpError(400, 'A digest has 64 lower-case hex digits');
  sendJson(response, 200, deliveries.statusOf(checkFlareId(flareId), sha256));
}

async function sendArchive(
  request: IncomingMessage,
  response: ServerResponse,
  { store, signal }: Intake,
  id: string,
): Promise<void> {
  const flare = await store.find(id);
  if (!flare) throw new HttpError(404, 'There is no flare with this id');
  response.writeHead(200, {
    'content-type': 'application/zip',
    'content-length': flare.size,
    'content-disposition': `attachment; filename="${flare.name}"`,
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(store.read(flare), response, { signal });
}

function pathOf(request: IncomingMessage): string[] {
  const [path = '/'] = (request.url ?? '/').split('?');
  try {
    return path.replace(/^\/+/, '').split('/').map(decodeURIComponent);
  } catch {
    throw new HttpError(400, 'The path is not a sound one');
  }
}
