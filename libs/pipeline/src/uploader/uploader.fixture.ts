import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createArchive } from '@flarewire/archive';
import {
  targetConfig,
  hasEnded,
  stateAfter,
  validateEvent,
  type FlareEvent,
  type ProfilesCollected,
} from '@flarewire/schemas';
import { createScrubber, type Scrubber } from '@flarewire/scrubber';
import { createLog, type ServiceContext } from '@flarewire/service';
import { parseConfig } from '@flarewire/config';
import { createInProcessTransport } from '@flarewire/transport';
import { openUploader } from './open-uploader.ts';

/** An uploader in this process, with a folder as its one destination. */
export type Opened = AsyncDisposable & {
  service: ServiceContext;
  sent: string;
  /** A flare of one log file is ready to be sent; resolves with its event. */
  publish: (
    flareId: string,
    log: string,
    more?: {
      scrubber?: Scrubber;
      send?: boolean;
      to?: string | string[];
      group?: string;
      /** Names of files; default: one, named as the flare. */
      files?: string[];
      hostname?: string;
    },
  ) => Promise<ProfilesCollected>;
  /** How a flare ended. */
  endOf: (flareId: string) => Promise<FlareEvent>;
  /** All events, up to the first of these names. */
  until: (...names: FlareEvent['name'][]) => Promise<FlareEvent[]>;
};

export async function openTestUploader(folder: string, more = ''): Promise<Opened> {
  const sent = path.join(folder, 'sent');
  await mkdir(sent, { recursive: true });
  const config = parseConfig(`destinations:\n  disk: { kind: folder, path: "${sent}" }\n${more}`);
  const stack = new AsyncDisposableStack();
  const transport = stack.use(createInProcessTransport({ artifacts: 'memory' }));
  const log = createLog({ name: 'test', level: 'silent' });
  const service = { config, env: {}, log, transport, instance: 'here-1', host: 'here', stack, now: () => new Date() };
  await openUploader(service);

  return {
    service,
    sent,
    async publish(flareId, text, options = {}) {
      const {
        scrubber = createScrubber({ rules: 'strict' }),
        send = true,
        to = 'disk',
        group,
        hostname = 'web',
      } = options;
      const files = (options.files ?? [`${flareId}.log`]).map((name) => path.join(folder, name));
      for (const file of files) await writeFile(file, text);
      const { signal } = new AbortController();
      const target = targetConfig.parse({ collect: files.map((file) => ({ files: file, into: 'logs/' })) });
      await using archive = await createArchive({
        targetName: 'web',
        target,
        scrubber,
        now: new Date(),
        signal,
        hostname,
      });
      const ref = await transport.artifacts.put(`${flareId}/archive.zip`, archive.stream());
      const event = validateEvent('profiles.collected', {
        flareId,
        target: 'web',
        ...(group === undefined ? {} : { group }),
        time: new Date().toISOString(),
        request: { profile: false, send, destinations: [to].flat() },
        archive: {
          ref,
          name: archive.name,
          root: archive.root,
          made: new Date().toISOString(),
          hostname: 'web',
          agentVersion: '7.77.0',
        },
        seconds: 0,
        profiles: [],
        failed: [],
        elapsedMs: 1,
      });
      await transport.publish('profiles.collected', event);
      return event;
    },
    async endOf(flareId) {
      for await (const event of transport.tail({ from: 'start', flareId, signal: AbortSignal.timeout(180_000) }))
        if (hasEnded(stateAfter(event.name))) return event;
      throw new Error('It did not end');
    },
    async until(...names) {
      const seen: FlareEvent[] = [];
      for await (const event of transport.tail({ from: 'start', signal: AbortSignal.timeout(180_000) })) {
        seen.push(event);
        if (names.includes(event.name)) break;
      }
      return seen;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** A scrubber that lets everything through, as one with a mistake in it might. */
export function sabotaged(): Scrubber {
  const scrubber = createScrubber({ rules: 'strict' });
  return Object.assign(Object.create(scrubber) as Scrubber, {
    scrub: (_: string, source: AsyncIterable<Uint8Array>) => source,
    sweep: (_: string, source: AsyncIterable<Uint8Array>) => source,
    line: (text: string) => text,
    summary: () => scrubber.summary(),
    report: () => scrubber.report(),
  });
}
