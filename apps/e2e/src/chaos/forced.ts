import type { Span, Step } from './stalls.ts';
import type { Strike } from './strike.ts';

/** When somebody was struck whom a step cannot do without, by who that was. */
export type Forced = Record<'broker' | 'workers' | 'passing' | 'intake' | 'election', Span[]>;

/**
 * The times in which faults kept a step from being done, whatever Flarewire does: the broker was away, all instances of the service whose
 * step it is were, or the intake or the way to it was. A service is away until it is ready again, a cut way until it is mended.
 * @param passedOn when an archive was passed on to the profilers, which archivers do, in milliseconds since 1970
 */
export function forcedSpans(strikes: readonly Strike[], step: Step, passedOn = -Infinity): Forced {
  const of = (isVictim: (victim: string) => boolean) =>
    strikes.flatMap(({ victim, span }) => (span && isVictim(victim) ? [span] : []));
  const stage = stageOf(step);
  const bothOf = (service: string) => {
    const [one, other] = [1, 2].map((number) => of((victim) => victim === `${service}-${number}`));
    return common(one!, other!);
  };
  const isProfiled = stage === 'profiler';
  return {
    broker: of((victim) => victim === 'broker'),
    workers: common(bothOf(stage), [{ from: isProfiled ? passedOn : -Infinity, to: Infinity }]),
    passing: isProfiled ? common(bothOf('archiver'), [{ from: -Infinity, to: passedOn }]) : [],
    election: strikes.flatMap(({ election }) => election ?? []),
    intake: step.to.name === 'flare.sent' ? of((victim) => victim.endsWith('intake')) : [],
  };
}

/** Which service does a step. Archivers themselves do that of a flare without profiles. */
function stageOf({ to }: Step): 'archiver' | 'profiler' | 'uploader' {
  if (to.name === 'flare.created') return 'archiver';
  if (to.name !== 'profiles.collected') return 'uploader';
  return to.data.request.profile === false ? 'archiver' : 'profiler';
}

function common(one: readonly Span[], other: readonly Span[]): Span[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
      return span.from < span.to ? [span] : [];
    }),
  );
}
