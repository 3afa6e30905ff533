import { collectProfiles, type SettingsJournal } from '@flarewire/pprof';
import type { Config, ProfilesCollected, TargetConfig } from '@flarewire/schemas';
import { beginTogether } from '../barrier/begin-together.ts';
import type { Stage } from '../stage/stage.ts';
import type { Transport } from '@flarewire/transport';
import { pseudonymKeyFor } from '../scrubbing/pseudonym-key.ts';
import { readyScrubber } from '../scrubbing/ready-scrubber.ts';

/** The profiler's part of a flare: the target's profiles are read and kept, and `profiles.collected` names them. */
export function profilerStage(options: {
  config: Config;
  /** The pprof endpoints of each target that this profiler serves. */
  services: ReadonlyMap<string, TargetConfig['pprof']>;
  transport: Transport;
  journalOf: (target: string) => SettingsJournal;
  now: () => Date;
}): Stage<'profiles.requested'> {
  const { config, services, transport, journalOf, now } = options;
  const newScrubber = readyScrubber(config.scrubber);
  return {
    name: 'profiler',
    takes: 'profiles.requested',
    working: 'profiling',
    discard: async ({ name, data }) => {
      if (name !== 'profiles.collected') return;
      const { profiles, summary } = data;
      for (const { ref } of [...profiles, ...(summary ? [summary] : [])]) await transport.artifacts.delete(ref);
    },

    async run({ flareId, target, group, request, archive }, { attempt, signal, progress }) {
      const started = performance.now();
      const folder = `${flareId}/${now().getTime()}-${attempt}`;
      const scrubber = newScrubber(await pseudonymKeyFor(config.scrubber));
      const together =
        group === undefined ? undefined : beginTogether({ groupId: group, flareId, transport, now, signal });
      const collected: CollectedOrNone =
        request.profile === false
          ? { profiles: [], failed: [] }
          : await collectProfiles({
              ...request.profile,
              services: services.get(target) ?? {},
              keep: (file, bytes) => transport.artifacts.put(`${folder}/${file}`, bytes, { signal }),
              settings: journalOf(target),
              scrub: (text) => scrubber.line(text),
              onProgress: progress,
              ...(together ? { rendezvous: together.rendezvous } : {}),
              now,
              signal,
            });
      const commonStart = together?.report(collected.began);
      return {
        name: 'profiles.collected',
        state: 'profiled',
        data: {
          version: '1.0',
          flareId,
          target,
          time: now().toISOString(),
          request,
          archive,
          seconds: request.profile === false ? 0 : request.profile.seconds,
          ...inEvent(collected),
          ...(commonStart ? { commonStart } : {}),
          elapsedMs: Math.round(performance.now() - started),
        },
      };
    },
  };
}

/** What was collected, with the references of what was kept. */
function inEvent(
  collected: CollectedOrNone,
): Pick<ProfilesCollected, 'profiles' | 'failed' | 'instant' | 'skewMs' | 'settings' | 'summary'> {
  const { profiles, summary, began: _, ...rest } = collected;
  return {
    ...rest,
    profiles: profiles.map(({ kept: ref, ...profile }) => ({ ...profile, ref })),
    ...(summary ? { summary: { file: summary.file, ref: summary.kept, services: summary.services } } : {}),
  };
}

type Collected = Awaited<ReturnType<typeof collectProfiles<ProfilesCollected['archive']['ref']>>>;
type CollectedOrNone = Pick<Collected, 'profiles' | 'failed'> & Partial<Collected>;
