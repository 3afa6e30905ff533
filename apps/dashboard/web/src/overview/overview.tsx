import { useMemo } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { hasEnded } from '@flarewire/follow';
import { countOf, formatCount } from '../format.ts';
import { Icon } from '../parts/icon.tsx';
import { Blank } from '../parts/notice.tsx';
import { FilterBar, PhaseTiles } from './filter-bar.tsx';
import { countPhases, ofPhase, readFilter, withoutPhase, writeFilter, type Filter } from './filter.ts';
import { FlareList } from './flare-list.tsx';
import { foldGroups, withGroups } from './list-items.ts';
import { ServicesPanel, TargetsPanel } from './fleet-panel.tsx';
import { InFlight } from './in-flight.tsx';
import { TrendPlots } from './trend-plots.tsx';

/** Every flare: those in flight, those that ended, figures over time, and who is there to make more. */
export function Overview() {
  const { live, router, roughly } = useApp();
  const now = roughly.value;
  const filter = readFilter(router.query.value);
  const all = live.flares.list.value;
  const progress = live.flares.progress.value;
  const address = writeFilter(filter).toString();
  const views = useMemo(() => withoutPhase(all, filter, now), [all, address, now]);
  const shown = useMemo(() => ofPhase(views, filter.phase), [views, filter.phase]);
  const groups = live.flares.groups.value;
  const items = useMemo(() => withGroups(shown, { groups, all }), [shown, groups, all]);
  const underWay = useMemo(() => views.filter((view) => !hasEnded(view)), [views]);
  const flying = useMemo(() => foldGroups(underWay, { groups, all }), [underWay, groups, all]);
  const counts = useMemo(() => countPhases(views), [views]);
  const targets = useMemo(() => targetNames(all, live.targets.value ?? []), [all, live.targets.value]);

  function change(next: Filter) {
    const query = writeFilter(next).toString();
    router.go(query ? `/?${query}` : '/', { replace: next.text !== filter.text });
  }

  return (
    <div class="overview">
      <header class="page-head">
        <h1 tabIndex={-1}>Flares</h1>
        {live.session.value?.may.ask ? (
          <a
            class="button button-main"
            href={filter.target ? `/ask?target=${encodeURIComponent(filter.target)}` : '/ask'}
          >
            <Icon name="plus" />
            Ask for a flare
          </a>
        ) : null}
      </header>
      <PhaseTiles filter={filter} counts={counts} change={change} />
      {all.length > 0 ? <InFlight items={flying} views={underWay} progress={progress} /> : null}
      <TrendPlots views={views} period={filter.period} now={now} />
      <aside class="overview-side" aria-label="Targets and services">
        <TargetsPanel seen={live.targets.value} now={now} />
        <ServicesPanel seen={live.services.value} />
      </aside>
      <section class="history" aria-labelledby="history">
        <div class="history-head">
          <h2 id="history">History</h2>
          <span class="quiet" role="status">
            {shown.length === all.length ? '' : `${formatCount(shown.length)} of `}
            {countOf(all.length, 'flare')}
          </span>
          <FilterBar filter={filter} targets={targets} change={change} />
        </div>
        {shown.length > 0 ? (
          <FlareList items={items} progress={progress} now={now} />
        ) : (
          <Nothing none={all.length === 0} />
        )}
      </section>
    </div>
  );
}

function Nothing({ none }: { none: boolean }) {
  const { live } = useApp();
  if (!none)
    return (
      <Blank icon="search" title="No flare fits this">
        <a class="button" href="/">
          Show all flares
        </a>
      </Blank>
    );
  return (
    <Blank icon="flame" title="No flare has been asked for yet">
      <p>A flare is an archive of a target’s logs, configuration, state and profiles, with every secret masked.</p>
      {live.session.value?.may.ask ? (
        <a class="button button-main" href="/ask">
          Ask for the first one
        </a>
      ) : (
        <p>
          Ask for one with <code>npx flare create</code>.
        </p>
      )}
    </Blank>
  );
}

function targetNames(views: readonly { target: string }[], seen: readonly { name: string }[]): string[] {
  return [...new Set([...seen.map(({ name }) => name), ...views.map(({ target }) => target)])].toSorted();
}
