import type { Stage } from '../stage/stage.ts';

/** The profiler's part of a flare that asks for no profiles: it needs no profiler, so archivers say so themselves. */
export function unprofiledStage({ now }: { now: () => Date }): Stage<'flare.created'> {
  return {
    name: 'profiler',
    takes: 'flare.created',
    working: 'profiling',
    run: async ({ flareId, target, request, archive }) => ({
      name: 'profiles.collected',
      state: 'profiled',
      data: {
        version: '1.0',
        flareId,
        target,
        time: now().toISOString(),
        request,
        archive,
        seconds: 0,
        profiles: [],
        failed: [],
        elapsedMs: 0,
      },
    }),
  };
}
