import { formatBytes, type FlareView, type GroupView } from '@flarewire/follow';
import { useApp } from '../app-context.ts';
import { Fact } from '../flare/flare-head.tsx';
import { countOf, formatClock, formatCount, formatMoment, formatWhole } from '../format.ts';
import { Ago, Elapsed } from '../parts/clock.tsx';
import { Copy } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { PhaseMark } from '../parts/state-mark.tsx';
import { GroupActions } from './group-actions.tsx';
import { askedInWords, groupWord, startOf, type GroupCounts } from './group-figures.ts';

/** What a group was asked for, how far it is, its figures, and what one may do with it. */
export function GroupHead({
  group,
  views,
  counts,
}: {
  group: GroupView;
  views: readonly FlareView[];
  counts: GroupCounts;
}) {
  const { live, roughly } = useApp();
  return (
    <header class="flare-head">
      <a class="back" href="/">
        <Icon name="back" />
        Flares
      </a>
      <div class="flare-title">
        <h1 tabIndex={-1}>{askedInWords(group)}</h1>
        {group.caseId ? (
          <a class="case" href={`/?case=${encodeURIComponent(group.caseId)}`} title="All flares of this case">
            case {group.caseId}
          </a>
        ) : null}
        <span role="status">
          <PhaseMark {...groupWord(counts)} />
        </span>
        <GroupActions group={group} views={views} />
      </div>
      <p class="flare-sub">
        <Copy text={group.id} what="the id" whole />
        <span title={formatWhole(group.asked)}>
          asked for {formatMoment(group.asked, roughly.value)}, <Ago time={group.asked} />
        </span>
        {group.by ? <span>by {group.by}</span> : null}
        {group.email && group.email !== group.by ? <span>{group.email}</span> : null}
        {live.session.value?.may.download && views.some(({ stored }) => stored) ? (
          <span title="Fetches the archives into one folder, with what their profiles say together">
            <Copy text={`flare get ${group.id}`} what="the command that fetches all of it" whole />
          </span>
        ) : null}
        {group.atLeast === undefined ? null : <span>of {countOf(group.atLeast, 'target')} at least</span>}
      </p>
      <Facts group={group} views={views} />
    </header>
  );
}

function Facts({ group, views }: { group: GroupView; views: readonly FlareView[] }) {
  const sum = (of: 'bytes' | 'got' | 'of' | 'masked' | 'lacking') =>
    views.reduce((all, one) => all + (one[of] ?? 0), 0);
  const start = startOf(group, views);
  const alone = views.filter(({ start: own }) => own?.alone !== undefined).length;
  return (
    <dl class="facts">
      <Fact title={group.ended ? 'Took' : 'So far'}>
        <Elapsed from={group.asked} to={group.ended?.at} />
      </Fact>
      <Fact title="Targets" warn={group.leftOut.length > 0}>
        {formatCount(group.flares.length)}
        {group.leftOut.length > 0 ? `, ${group.leftOut.length} left out` : ''}
      </Fact>
      <Fact title="Archives">{sum('bytes') === 0 ? '–' : formatBytes(sum('bytes'))}</Fact>
      <Fact title="Complete" warn={sum('lacking') > 0}>
        {sum('of') === 0 ? '–' : `${formatCount(sum('got'))} of ${formatCount(sum('of'))}`}
      </Fact>
      <Fact title="Profiles from">
        {group.seconds === 0 ? (
          'not asked for'
        ) : start ? (
          <span title={`${formatWhole(start.instant)}, on the broker’s clock`}>{formatClock(start.instant)}</span>
        ) : (
          '–'
        )}
      </Fact>
      <Fact title="Began within" warn={alone > 0}>
        {start?.skewMs === undefined ? (
          '–'
        ) : (
          <span title={`At most ${start.atMostMs} ms, with all errors of measuring at their worst`}>
            {start.skewMs} ms <span class="quiet">≤ {start.atMostMs}</span>
          </span>
        )}
      </Fact>
    </dl>
  );
}
