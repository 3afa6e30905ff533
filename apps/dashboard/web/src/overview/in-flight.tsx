import type { FlareProgress } from '@flarewire/schemas';
import { beganAt, type FlareView } from '@flarewire/follow';
import { Elapsed } from '../parts/clock.tsx';
import { askedInWords, countGroup, groupWord, inWords } from '../group/group-figures.ts';
import { Proportions } from '../group/tally-bar.tsx';
import { doingOf, StageTrack, wordNow } from '../parts/stage-track.tsx';
import { PhaseMark, StateMark } from '../parts/state-mark.tsx';
import { isGroupItem, type GroupItem, type ListItem } from './list-items.ts';

const mostShown = 12;

export interface InFlightProps {
  /** Flares, and groups in place of theirs. */
  items: readonly ListItem[];
  /** Those flares, each for itself. */
  views: readonly FlareView[];
  progress: ReadonlyMap<string, FlareProgress>;
}

/** The flares that have not ended, in flight or waiting for an approval, each with where it is and how far. */
export function InFlight({ items, views, progress }: InFlightProps) {
  return (
    <section class="in-flight" aria-labelledby="in-flight">
      <div class="in-flight-head">
        <h2 id="in-flight">Under way</h2>
        <span class="quiet">{inWords(countGroup(views))}</span>
      </div>
      {items.length === 0 ? <p class="quiet">Nothing is under way.</p> : null}
      <ul>
        {items
          .slice(0, mostShown)
          .map((item) =>
            isGroupItem(item) ? (
              <GroupCard key={item.group.id} item={item} />
            ) : (
              <FlightCard key={item.id} view={item} progress={progress.get(item.id)} />
            ),
          )}
      </ul>
      {items.length > mostShown ? <p class="quiet">and {items.length - mostShown} more, in the list below</p> : null}
    </section>
  );
}

function GroupCard({ item: { group, views } }: { item: GroupItem }) {
  const counts = countGroup(views);
  const { phase, word } = groupWord(counts);
  return (
    <li class="flight flight-group">
      <div class="flight-head">
        <a class="row-link" href={`/groups/${encodeURIComponent(group.id)}`} title={askedInWords(group)}>
          {askedInWords(group)}
        </a>
        {group.caseId ? (
          <span class="case" title={group.caseId}>
            {group.caseId}
          </span>
        ) : null}
        <PhaseMark phase={phase} word={word} />
      </div>
      <Proportions counts={counts} />
      <div class="flight-foot">
        <span>{inWords(counts)}</span>
        <span>
          <Elapsed from={group.asked} to={undefined} />
        </span>
      </div>
    </li>
  );
}

function FlightCard({ view, progress }: { view: FlareView; progress: FlareProgress | undefined }) {
  const word = wordNow(progress);
  return (
    <li class="flight">
      <div class="flight-head">
        <a class="row-link" href={`/flares/${encodeURIComponent(view.id)}`} title={view.target}>
          {view.target}
        </a>
        {view.caseId ? (
          <span class="case" title={view.caseId}>
            {view.caseId}
          </span>
        ) : null}
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
