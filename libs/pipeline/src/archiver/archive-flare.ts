import { createArchive } from '@flarewire/archive';
import { allowedFindings } from '@flarewire/config';
import { FlareError, type AgentConfig, type ArchiveInfo, type Config } from '@flarewire/schemas';
import { failedEvent } from '../stage/failed-event.ts';
import { type Stage } from '../stage/stage.ts';
import type { Transport } from '@flarewire/transport';
import type { ArchiveSizes } from './archive-sizes.ts';
import { findLearnedSecrets } from './find-learned-secrets.ts';
import { requireRoom } from './require-room.ts';
import { storeArchive } from './store-archive.ts';
import type { EarlyLooks } from '../gate/early-looks.ts';
import { pseudonymKeyFor } from '../scrubbing/pseudonym-key.ts';
import { readyScrubber } from '../scrubbing/ready-scrubber.ts';
import { threadsFor } from '../scrubbing/threads-for.ts';
import type { StartedThreads } from '../scrubbing/index.ts';

/** The archiver's part of a flare: `flare.requested` becomes an archive and `flare.created`. */
export function archiverStage(options: {
  config: Config;
  agent: AgentConfig;
  transport: Transport;
  host: string;
  env: NodeJS.ProcessEnv;
  now: () => Date;
  sizes: ArchiveSizes;
  /** How many bytes more the artifact store takes, where that can be known. */
  room: (signal: AbortSignal) => Promise<number | undefined>;
  /** Where what the gate finds meanwhile is noted, if that is of use to a gate of this process. */
  looks?: EarlyLooks | undefined;
  /** Threads that were started for the first flare that scrubs in threads. */
  started?: StartedThreads | undefined;
}): Stage<'flare.requested'> {
  const { config, agent, transport, host, env, now, sizes, room, looks, started } = options;
  const newScrubber = readyScrubber(config.scrubber);
  return {
    name: 'archiver',
    takes: 'flare.requested',
    working: 'archiving',
    discard: async (outcome) => {
      if (outcome.name === 'flare.created') await transport.artifacts.delete(outcome.data.archive.ref);
    },

    async run({ flareId, target: targetName, request }, { attempt, log, signal, progress }) {
      const began = performance.now();
      const target = Object.hasOwn(config.targets, targetName) ? config.targets[targetName] : undefined;
      if (!target) {
        throw new FlareError(
          'unknown_target',
          `Cannot archive target "${targetName}": flarewire.yaml has no such target; add it, then ask again`,
        );
      }
      requireRoom(await room(signal), { target: targetName, lastArchive: sizes.of(targetName) });
      const pseudonymKey = await pseudonymKeyFor(config.scrubber);
      await using threads = threadsFor(config.scrubber, pseudonymKey, started);
      const scrubber = newScrubber(pseudonymKey, threads);
      const made = now();
      await using archive = await createArchive({
        targetName,
        target,
        scrubber,
        hostname: target.hostname ?? host,
        now: made,
        rate: config.collecting.rate,
        env,
        agent: { ...agent, configFile: config.agent.config },
        signal,
        onProgress: progress,
      });
      const { artifacts } = transport;
      const key = `${flareId}/${made.getTime()}-${attempt}/archive.zip`;
      const [ref] = await Promise.all([
        storeArchive(archive, { key, artifacts, scrubber, looks, signal }),
        // All is scrubbed, and their memory is of use to what comes next.
        threads[Symbol.asyncDispose](),
      ]);
      sizes.note(targetName, ref.size);
      const { name, root, hostname, source, sourceReason } = archive;
      const info: ArchiveInfo = {
        ref,
        name,
        root,
        hostname,
        made: made.toISOString(),
        agentVersion: config.agent.version,
      };
      const checked = await findLearnedSecrets(info, {
        artifacts,
        looked: looks?.get(ref.sha256),
        scrubber,
        allow: allowedFindings(config),
        gate: config.gate,
        log,
        signal,
        progress,
      });
      if (checked instanceof FlareError) {
        const failure = {
          stage: 'archiver' as const,
          flare: { flareId, target: targetName, archive: info },
          error: checked,
          attempts: attempt,
        };
        return { name: 'flare.failed', state: 'failed', data: failedEvent(failure, now) };
      }
      return {
        name: 'flare.created',
        state: 'created',
        data: {
          version: '1.0',
          flareId,
          target: targetName,
          time: now().toISOString(),
          request,
          archive: { ...info, ref: checked.ref },
          source,
          ...(sourceReason === undefined ? {} : { sourceReason }),
          ledger: checked.mended?.ledger ?? archive.summary(),
          ...(checked.mended ? { leftOut: checked.mended.leftOut } : {}),
          scrub: scrubber.summary(),
          elapsedMs: Math.round(performance.now() - began),
        },
      };
    },
  };
}
