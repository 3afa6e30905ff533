import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseConfig } from '@flarewire/config';
import { startChildService, type ChildService } from '@flarewire/demo';
import type { EventData, FlareEvent, GroupEvent, GroupReply, GroupRequestInput } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { connectNats, type Transport } from '@flarewire/transport';
import { stringify } from 'yaml';

type TargetSettings = { labels?: Record<string, string>; pprof?: Record<string, string>; collect?: object[] };

/** A broker, and services as processes of their own that serve the targets which a test gives them. */
export type Fleet = AsyncDisposable & {
  folder: string;
  broker: TestBroker;
  transport: Transport;
  /** Writes a configuration with these targets; resolves with its path. */
  configure: (targets: Record<string, TargetSettings>) => Promise<string>;
  /** Starts a service with a configuration, or a profiler whose clock is off by so many milliseconds. */
  start: (
    name: 'archiver' | 'profiler' | 'uploader',
    configFile: string,
    options?: { shiftMs?: number },
  ) => Promise<ChildService>;
  /** Where delivered archives lie, a folder a case. */
  sent: string;
  /** Asks for flares of many targets. */
  ask: (request: GroupRequestInput) => Promise<GroupReply<'create'>>;
  /** All events of a group up to its end. */
  untilEnd: (groupId: string) => Promise<(FlareEvent | GroupEvent)[]>;
};

/** @returns in one sentence why the tests are skipped, where no broker can be had */
export async function startFleet(more: object = {}): Promise<Fleet | string> {
  await using opening = new AsyncDisposableStack();
  const broker = await startTestBroker();
  if (typeof broker === 'string') return broker;
  opening.use(broker);
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-fleet-'))).path;
  const sent = path.join(folder, 'sent');
  await mkdir(sent);
  const nats = { url: broker.url, takeover: '3s' };
  const { config, artifacts } = {
    config: parseConfig(stringify({ nats })).nats,
    artifacts: { store: 'nats' as const },
  };
  const log = createLog({ name: 'test', level: 'silent' });
  const transport = opening.use(await connectNats({ config, artifacts, name: 'test', log }));
  const closing = opening.move();
  let [configs, services] = [0, 0];
  return {
    folder,
    broker,
    transport,
    sent,
    async configure(targets) {
      const file = path.join(folder, `flarewire-${++configs}.yaml`);
      const destinations = { disk: { kind: 'folder', path: sent } };
      await writeFile(file, stringify({ nats, targets, destinations, ...more }));
      return file;
    },
    async start(name, configFile, { shiftMs } = {}) {
      const { NATS_URL: _, ...env } = process.env;
      const logFile = path.join(folder, `${name}-${++services}.log`);
      const started = { name, args: ['--config', configFile], env: { ...env, SHIFT_MS: String(shiftMs) }, logFile };
      const main = shiftMs === undefined ? {} : { main: path.join(import.meta.dirname, 'shifted-profiler.child.ts') };
      return closing.use(await startChildService({ ...started, ...main }));
    },
    async ask(request) {
      const reply = await transport.requestGroup('create', { preflight: false, ...request });
      if (reply.status === 'refused') throw new Error(reply.error.message);
      return reply;
    },
    async untilEnd(groupId) {
      const seen: (FlareEvent | GroupEvent)[] = [];
      for await (const event of transport.tailAll({ from: 'start', groupId, signal: AbortSignal.timeout(180_000) })) {
        seen.push(event);
        if (event.name === 'flare.group.ended') return seen;
      }
      throw new Error(`group ${groupId} did not end; seen: ${seen.map(({ name }) => name).join(', ')}`);
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** The end of a group, and of each of its flares the events that ended it. */
export function endsOf(events: readonly (FlareEvent | GroupEvent)[]): {
  group: EventData<'flare.group.ended'>;
  byTarget: Record<string, string[]>;
} {
  const last = events.at(-1);
  if (last?.name !== 'flare.group.ended') throw new Error('the group has not ended');
  const byTarget: Record<string, string[]> = {};
  for (const { name, data } of events)
    if (name === 'flare.sent' || name === 'flare.failed' || name === 'flare.cancelled')
      (byTarget[data.target] ??= []).push(name);
  return { group: last.data, byTarget };
}
