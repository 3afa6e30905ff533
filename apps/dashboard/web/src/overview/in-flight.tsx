import type { FlareProgress } from '@flarewire/schemas';
import { beganAt, type FlareView, formatDuration } from '@flarewire/follow';
import { doingOf, StageTrack, wordNow } from '../parts/stage-track.tsx';
import { StateMark } from '../parts/state-mark.tsx';

const mostShown = 12;

export interface InFlightProps {
  views: readonly FlareView[];
  progress: ReadonlyMap<string, FlareProgress>;
  now: number;
}

/** The flares that have not ended, each with where it is and how far. */
export function InFlight({ views, progress, now }: InFlightProps) {
  return (
    <section class="in-flight" aria-labelledby="in-flight">
      <h2 id="in-flight">In flight</h2>
      {views.length === 0 ? <p class="quiet">Nothing is in flight.</p> : null}
      <ul>
        {views.slice(0, mostShown).map((view) => (
          <FlightCard key={view.id} view={view} progress={progress.get(view.id)} now={now} />
        ))}
      </ul>
      {views.length > mostShown ? <p class="quiet">and {views.length - mostShown} more, in the list below</p> : null}
    </section>
  );
}

function FlightCard({ view, progress, now }: { view: FlareView; progress: FlareProgress | undefined; now: number }) {
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
        <span>{formatDuration(now - beganAt(view))}</span>
      </div>
    </li>
  );
}
