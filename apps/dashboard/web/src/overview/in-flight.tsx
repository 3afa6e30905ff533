import type { FlareProgress } from '@flarewire/schemas';
import { beganAt, type FlareView } from '@flarewire/follow';
import { Elapsed } from '../parts/clock.tsx';
import { doingOf, StageTrack, wordNow } from '../parts/stage-track.tsx';
import { StateMark } from '../parts/state-mark.tsx';

const mostShown = 12;

export interface InFlightProps {
  views: readonly FlareView[];
  progress: ReadonlyMap<string, FlareProgress>;
}

/** The flares that have not ended, each with where it is and how far. */
export function InFlight({ views, progress }: InFlightProps) {
  return (
    <section class="in-flight" aria-labelledby="in-flight">
      <h2 id="in-flight">In flight</h2>
      {views.length === 0 ? <p class="quiet">Nothing is in flight.</p> : null}
      <ul>
        {views.slice(0, mostShown).map((view) => (
          <FlightCard key={view.id} view={view} progress={progress.get(view.id)} />
        ))}
      </ul>
      {views.length > mostShown ? <p class="quiet">and {views.length - mostShown} more, in the list below</p> : null}
    </section>
  );
}

function FlightCard({ view, progress }: { view: FlareView; progress: FlareProgress | undefined }) {
  const word = wordNow(progress);
  return (
    <li class="flight">
      <div class="flight-head">
        <a class="row-link" href={`/flares/${encodeURIComponent(view.id)}`}>
          {view.target}
        </a>
        {view.caseId ? <span class="case">{view.caseId}</span> : null}
        <StateMark view={view} {...(word ? { word } : {})} />
      </div>
      <StageTrack view={view} progress={progress} />
      <div class="flight-foot">
        <span>{doingOf(view, progress)}</span>
        <span>
          <Elapsed from={beganAt(view)} to={undefined} />
        </span>
      </div>
    </li>
  );
}
