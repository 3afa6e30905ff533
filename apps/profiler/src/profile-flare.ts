import { collectProfiles } from '@flarewire/pprof';
import type { Config } from '@flarewire/schemas';
import type { Stage } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

/** The profiler's part of a flare: the target's profiles are read and kept, and `profiles.collected` names them. */
export function profilerStage(options: {
  config: Config;
  transport: Transport;
  now: () => Date;
}): Stage<'flare.created', 'profiles.collected'> {
  const { config, transport, now } = options;
  return {
    name: 'profiler',
    takes: 'flare.created',
    gives: 'profiles.collected',
    before: ['created'],
    working: 'profiling',
    done: 'profiled',
    discard: async ({ profiles }) => {
      for (const { ref } of profiles) await transport.artifacts.delete(ref);
    },

    async run({ flareId, target, request, archive }, { attempt, signal, progress }) {
      const started = performance.now();
      const folder = `${flareId}/${now().getTime()}-${attempt}`;
      const services = config.targets[target]?.pprof ?? {};
      const seconds = request.profile === false ? 0 : request.profile.seconds;
      const collected =
        request.profile === false
          ? { profiles: [], failed: [] }
          : await collectProfiles({
              services,
              seconds,
              keep: (file, bytes) => transport.artifacts.put(`${folder}/${file}`, bytes, { signal }),
              onProgress: progress,
              signal,
            });
      return {
        version: '1.0',
        flareId,
        target,
        time: now().toISOString(),
        request,
        archive,
        seconds,
        profiles: collected.profiles.map(({ kept: ref, ...profile }) => ({ ...profile, ref })),
        failed: collected.failed,
        elapsedMs: Math.round(performance.now() - started),
      };
    },
  };
}
