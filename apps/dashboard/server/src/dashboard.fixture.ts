import { createHash } from 'node:crypto';
import { mkdtempDisposable, mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createArchive } from '@flarewire/archive';
import { finishedArchive } from '@flarewire/archive/read';
import type { FlareView, GroupView } from '@flarewire/follow';
import {
  config,
  targetConfig,
  type EventData,
  type FlareEvent,
  type FlareRecord,
  type LedgerRow,
  type ScrubReport,
} from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import { createLog } from '@flarewire/service';
import { createInProcessTransport, type Transport } from '@flarewire/transport';
import { openDashboard } from './open-dashboard.ts';

export type TestDashboard = AsyncDisposable & {
  url: string;
  transport: Transport;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
};

/** A dashboard over a transport (by default one of its own, within this process), with a page of one file. */
export async function startDashboard(
  options: { dashboard?: object; transport?: Transport; now?: () => Date; more?: object; page?: string } = {},
): Promise<TestDashboard> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-dashboard-'))).path;
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Flarewire</title>');
  await writeFile(path.join(folder, 'assets', 'index-Ab12.js'), 'export {};');
  const transport = options.transport ?? opening.use(createInProcessTransport({ artifacts: 'memory' }));
  const stack = opening.use(new AsyncDisposableStack());
  const { url } = await openDashboard({
    config: config.parse({ dashboard: { port: 0, ...options.dashboard }, ...options.more }),
    log: createLog({ name: 'test', level: 'silent' }),
    transport,
    stack,
    now: options.now ?? (() => new Date()),
    page: options.page ?? folder,
  });
  const closing = opening.move();
  return {
    url,
    transport,
    get: (to, headers = {}) => fetch(url + to, { headers, redirect: 'manual' }),
    post: (to, body = {}, headers = {}) =>
      fetch(url + to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

const time = new Date().toISOString();
const request = { profile: { seconds: 1 }, send: true };

export function requested(flareId: string, target = 'web'): EventData<'flare.requested'> {
  return { version: '1.0', flareId, target, time, request };
}

export function failed(flareId: string, reason = 'Cannot make it'): EventData<'flare.failed'> {
  return {
    version: '1.0',
    flareId,
    target: 'web',
    time,
    stage: 'archiver',
    code: 'archive_failed',
    reason,
    attempts: 1,
  };
}

/** Publishes a flare that ended, as two events. */
export async function publishEnded(transport: Transport, flareId: string): Promise<void> {
  await transport.publish('flare.requested', requested(flareId));
  await transport.publish('flare.failed', failed(flareId));
}

export const cpuProfile = Buffer.from('what a test takes for a profile');

/** Makes a small archive, stores it with a profile, and publishes a flare that was sent. @returns the finished archive */
export async function publishSent(transport: Transport, flareId: string): Promise<Buffer> {
  const { signal } = new AbortController();
  const head = { version: '1.0', flareId, target: 'web', time };
  const target = targetConfig.parse({
    collect: [
      { command: ['echo', 'ready'], into: 'a.log' },
      { files: '/no/such.log', into: 'b.log' },
    ],
  });
  const scrubber = createScrubber({ rules: 'strict' });
  await using made = await createArchive({
    targetName: 'web',
    target,
    scrubber,
    now: new Date(time),
    hostname: 'web-1',
    signal,
  });
  const store = async (key: string, bytes: AsyncIterable<Uint8Array>) =>
    transport.artifacts.put(`${flareId}/${key}`, bytes);
  const archive = {
    ref: await store('archive', made.stream()),
    name: 'datadog-agent-web.zip',
    root: made.root,
    made: time,
    hostname: 'web-1',
    agentVersion: '7.77.0',
  };
  const taken = {
    seconds: 1,
    profiles: [
      {
        service: 'web',
        kind: 'cpu' as const,
        file: 'web-cpu.pprof',
        ref: await store('cpu', Readable.from([cpuProfile])),
        ms: 1,
      },
    ],
    failed: [],
    summary: {
      file: 'summary.md',
      ref: await store('summary', Readable.from([Buffer.from('# Profiles\n')])),
      services: [],
    },
  };
  const finished = Buffer.concat(
    await Array.fromAsync(finishedArchive({ archive, ...taken }, { artifacts: transport.artifacts, signal }).open()),
  );
  const sha256 = createHash('sha256').update(finished).digest('hex');
  await transport.publish('flare.requested', requested(flareId));
  await transport.publish('profiles.collected', { ...head, request, archive, ...taken, elapsedMs: 1 });
  await transport.publish('flare.sent', {
    ...head,
    archive: { name: archive.name, bytes: finished.length, sha256, profiles: 1 },
    deliveries: [
      { destination: 'ours', kind: 'intake', host: 'example.com', caseId: 1, message: '', attempts: 1, elapsedMs: 1 },
    ],
    elapsedMs: 1,
  });
  return finished;
}

/** Everything that an answer may hold. */
type Answer = {
  code: string;
  message: string;
  field: string;
  user: string;
  may: object;
  seq: number;
  flares: FlareView[];
  groups: GroupView[];
  view: FlareView;
  events: (FlareEvent & { seq: number })[];
  record: FlareRecord;
  rows: LedgerRow[];
  report: ScrubReport;
};

export async function bodyOf(response: Response | Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer;
}

/** One message of a stream of server-sent events. */
export type SseMessage = { id: string | undefined; event: string; data: unknown };

/** Reads a stream of server-sent events as a browser does. Closing it ends the connection. */
export async function* readSse(response: Response | IncomingMessage): AsyncGenerator<SseMessage> {
  const decoder = new TextDecoder();
  let text = '';
  const body: AsyncIterable<Uint8Array> = 'body' in response ? response.body! : response;
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => /^(\w*): ?(.*)$/s.exec(line)!.slice(1)));
      if (fields.data !== undefined)
        yield { id: fields.id, event: fields.event ?? 'message', data: JSON.parse(fields.data) };
    }
  }
}

export const isStored = ({ id }: SseMessage): boolean => id !== undefined;

/** The messages of a stream up to the first one of a kind, which is among them. */
export async function readUntil(stream: AsyncIterator<SseMessage>, event: string): Promise<SseMessage[]> {
  const messages: SseMessage[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done)
      throw new Error(`the stream ended before "${event}"; it had ${messages.map((each) => each.event).join(', ')}`);
    messages.push(value);
    if (value.event === event) return messages;
  }
}
