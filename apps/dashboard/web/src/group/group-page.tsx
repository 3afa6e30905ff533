import type { FlareView, GroupView } from '@flarewire/follow';
import { useMemo } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { countOf } from '../format.ts';
import { ofPhase, phases } from '../overview/filter.ts';
import { FlareList } from '../overview/flare-list.tsx';
import { NotKnown } from '../parts/not-known.tsx';
import { Blank } from '../parts/notice.tsx';
import { countGroup, membersOf } from './group-figures.ts';
import { GroupHead } from './group-head.tsx';
import { GroupNotices } from './group-notices.tsx';
import { TallyBar } from './tally-bar.tsx';

/** One group: what was asked for, how its flares are, and each of them, those that need somebody first. */
export function GroupPage({ id }: { id: string }) {
  const { live } = useApp();
  const group = live.flares.groups.value.get(id);
  if (group) return <Known group={group} />;
  return <NotKnown what="group" id={id} />;
}

function Known({ group }: { group: GroupView }) {
  const { live, router, roughly } = useApp();
  const all = live.flares.list.value;
  const views = useMemo(() => membersOf(group, live.flares.find), [group, all]);
  const counts = useMemo(() => countGroup(views), [views]);
  const phase = phases.find((name) => name === router.query.value.get('state')) ?? 'all';
  const shown: readonly FlareView[] = useMemo(() => ofPhase(views, phase), [views, phase]);
  const choose = (next: string) =>
    router.go(`/groups/${encodeURIComponent(group.id)}${next === 'all' ? '' : `?state=${next}`}`, { replace: true });
  return (
    <article class="flare group">
      <GroupHead group={group} views={views} counts={counts} />
      <TallyBar counts={counts} chosen={phase} choose={choose} />
      <GroupNotices group={group} views={views} />
      <section class="group-flares" aria-labelledby="group-flares">
        <div class="history-head">
          <h2 id="group-flares">Flares</h2>
          <span class="quiet" role="status">
            {shown.length === views.length ? '' : `${shown.length} of `}
            {countOf(views.length, 'flare')}
          </span>
        </div>
        {shown.length > 0 ? (
          <FlareList items={shown} within progress={live.flares.progress.value} now={roughly.value} />
        ) : (
          <Blank icon="search" title="None of its flares is in this state">
            <button type="button" class="button" onClick={() => choose('all')}>
              Show all of them
            </button>
          </Blank>
        )}
      </section>
    </article>
  );
}
