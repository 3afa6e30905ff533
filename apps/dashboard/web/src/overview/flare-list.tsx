import type { FlareProgress } from '@flarewire/schemas';
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { beganAt, endedAt, type FlareView, formatBytes, formatDuration } from '@flarewire/follow';
import { formatCount, formatMoment, formatWhole } from '../format.ts';
import { Elapsed } from '../parts/clock.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { isGroupItem, type ListItem } from './list-items.ts';
import { GroupRow } from './group-row.tsx';
import { wordNow } from '../parts/stage-track.tsx';
import { Windowed } from '../parts/windowed.tsx';

const titles = ['State', 'Target', 'Case', 'Asked', 'Took', 'Size', 'Complete', 'Masked', 'Outcome'];
const titlesWithin = ['State', 'Target', 'Began', 'Took', 'Size', 'Complete', 'Masked', 'Outcome'];
const narrow = '(max-width: 759px)';

export interface FlareListProps {
  /** Flares, and groups above their first. */
  items: readonly ListItem[];
  /** Of one group: who asked for what case when is the same for all; when its profiles began is not. */
  within?: boolean;
  progress: ReadonlyMap<string, FlareProgress>;
  now: number;
}

/** Flares as a table, of which only the rows in sight are drawn. Arrow keys go from row to row. */
export function FlareList({ items, within = false, progress, now }: FlareListProps) {
  const isNarrow = useMedia(narrow);
  // A row that is as it was is not even compared, so that scrolling costs the new rows alone.
  const drawn = useMemo(() => new WeakMap<FlareView, { index: number; word: string | undefined; row: VNode }>(), [now]);
  function draw(item: ListItem, index: number): VNode {
    if (isGroupItem(item)) return <GroupRow key={item.group.id} item={item} index={index} now={now} />;
    const view = item;
    const word = wordNow(progress.get(view.id));
    const before = drawn.get(view);
    if (before?.index === index && before.word === word) return before.row;
    const row = <FlareRow key={view.id} view={view} index={index} now={now} word={word} within={within} />;
    drawn.set(view, { index, word, row });
    return row;
  }
  return (
    <div
      class={within ? 'list list-within' : 'list'}
      role="table"
      aria-label="Flares"
      aria-rowcount={items.length + 1}
      onKeyDown={moveFocus}
    >
      <div role="rowgroup" class="list-head">
        <div role="row" class="list-row" aria-rowindex={1}>
          {(within ? titlesWithin : titles).map((title) => (
            <span key={title} role="columnheader" class={`c-${title.toLowerCase()}`}>
              {title}
            </span>
          ))}
        </div>
      </div>
      <Windowed items={items} rowHeight={isNarrow ? 74 : 38}>
        {draw}
      </Windowed>
    </div>
  );
}

function FlareRow({
  view,
  index,
  now,
  word,
  within,
}: {
  view: FlareView;
  index: number;
  now: number;
  word?: string | undefined;
  within: boolean;
}) {
  const began = beganAt(view);
  return (
    <div role="row" class={view.group && !within ? 'list-row list-of' : 'list-row'} aria-rowindex={index + 2}>
      <span role="cell" class="c-state">
        <StateMark view={view} {...(word ? { word } : {})} />
      </span>
      <span role="cell" class="c-target">
        <a class="row-link" href={`/flares/${encodeURIComponent(view.id)}`}>
          {view.target}
          <span class="unseen">, flare {view.id}</span>
        </a>
      </span>
      {within ? (
        <Began view={view} />
      ) : (
        <>
          <span role="cell" class="c-case">
            {view.caseId ? <span class="case">{view.caseId}</span> : <span class="none">–</span>}
          </span>
          <span role="cell" class="c-asked" title={formatWhole(began)}>
            {formatMoment(began, now)}
          </span>
        </>
      )}
      <span role="cell" class="c-took">
        <Elapsed from={began} to={endedAt(view)} />
      </span>
      <span role="cell" class="c-size">
        {view.bytes === undefined ? <span class="none">–</span> : formatBytes(view.bytes)}
      </span>
      <span role="cell" class="c-complete">
        <Completeness view={view} />
      </span>
      <span role="cell" class="c-masked">
        {view.masked === undefined ? <span class="none">–</span> : formatCount(view.masked)}
      </span>
      <span role="cell" class="c-outcome">
        <Outcome view={view} />
      </span>
    </div>
  );
}

/** When its profiles began, from the instant of its group on: `+12 ms ± 3`. */
function Began({ view: { start, seconds } }: { view: FlareView }) {
  if (!start)
    return (
      <span role="cell" class="c-began">
        <span class="none">{seconds === 0 ? 'no profiles' : '–'}</span>
      </span>
    );
  const { planned, started, errorMs, alone } = start;
  const late = planned === undefined ? '' : `+${formatDuration(Math.max(0, started - planned))}`;
  return (
    <span role="cell" class="c-began" title={alone ?? formatWhole(started)}>
      {alone === undefined ? (
        <>
          {late} <span class="quiet">± {Math.ceil(errorMs)}</span>
        </>
      ) : (
        <span class="began-alone">alone {late}</span>
      )}
    </span>
  );
}

/** How many of the items are there: `87 of 90`. */
function Completeness({ view: { got, of, lacking = 0 } }: { view: FlareView }) {
  if (got === undefined || of === undefined) return <span class="none">–</span>;
  return (
    <span class={lacking > 0 ? 'complete complete-not' : 'complete'}>
      {formatCount(got)} of {formatCount(of)}
    </span>
  );
}

function Outcome({ view }: { view: FlareView }) {
  const { failure, cancelled, deliveries, undelivered, awaiting } = view;
  if (failure)
    return (
      <span title={failure.reason}>
        <code class="code-failed">{failure.code}</code> <span class="quiet">{failure.reason}</span>
      </span>
    );
  if (cancelled) return <span class="quiet">{`by ${cancelled.by}: ${cancelled.reason}`}</span>;
  if (awaiting) return <span class="quiet">to {awaiting.destinations.map(({ name }) => name).join(', ')}</span>;
  if (!deliveries) return null;
  const missed = undelivered ? `, not to ${undelivered.map(({ destination }) => destination).join(', ')}` : '';
  return (
    <span>
      {deliveries.map(({ destination }) => destination).join(', ')}
      <span class="quiet">
        {` · case ${deliveries.map(({ caseId }) => caseId).join(', ')}`}
        {missed}
      </span>
    </span>
  );
}

function moveFocus(event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const link = document.activeElement;
  if (step === undefined || !link?.classList.contains('row-link')) return;
  const links = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('.row-link')];
  const next = links[links.indexOf(link as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const update = () => setMatches(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return matches;
}
