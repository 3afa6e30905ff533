import { createArchive } from '@flarewire/archive';
import { FlareError, type ArchiveInfo, type Config } from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import type { Stage } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

/** The archiver's part of a flare: `flare.requested` becomes an archive and `flare.created`. */
export function archiverStage(options: {
  config: Config;
  transport: Transport;
  host: string;
  now: () => Date;
}): Stage<'flare.requested', 'flare.created'> {
  const { config, transport, host, now } = options;
  return {
    name: 'archiver',
    takes: 'flare.requested',
    gives: 'flare.created',
    before: ['requested'],
    working: 'archiving',
    done: 'created',
    discard: ({ archive }) => transport.artifacts.delete(archive.ref),

    async run({ flareId, target: targetName, request }, { attempt, signal, progress }) {
      const started = performance.now();
      const target = config.targets[targetName];
      if (!target) {
        throw new FlareError('unknown_target', `Cannot archive target "${targetName}": flarewire.yaml has no such target`);
      }
      const scrubber = createScrubber(config.scrubber);
      await using archive = await createArchive({
        targetName,
        target,
        scrubber,
        hostname: target.hostname ?? host,
        now: now(),
        signal,
        onProgress: progress,
      });
      const ref = await transport.artifacts.put(`${flareId}/${now().getTime()}-${attempt}/archive.zip`, archive.stream(), { signal });
      const { name, root, hostname } = archive;
      const info: ArchiveInfo = { ref, name, root, hostname, agentVersion: config.agent.version };
      return {
        version: '1.0',
        flareId,
        target: targetName,
        time: now().toISOString(),
        request,
        archive: info,
        source: archive.source,
        ...(archive.sourceReason === undefined ? {} : { sourceReason: archive.sourceReason }),
        ledger: archive.summary(),
        scrub: scrubber.summary(),
        elapsedMs: Math.round(performance.now() - started),
      };
    },
  };
}
