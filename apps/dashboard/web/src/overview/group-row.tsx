import { count as countOf, formatBytes } from '@flarewire/follow';
import { formatCount, formatMoment, formatWhole } from '../format.ts';
import { askedInWords, countGroup, groupWord, startOf } from '../group/group-figures.ts';
import { Elapsed } from '../parts/clock.tsx';
import { PhaseMark } from '../parts/state-mark.tsx';
import type { GroupItem } from './list-items.ts';

/** A group among the flares: what was asked for, and its flares summed up. */
export function GroupRow({ item: { group, views }, index, now }: { item: GroupItem; index: number; now: number }) {
  const { phase, word } = groupWord(countGroup(views));
  const sum = (of: 'bytes' | 'got' | 'of' | 'masked' | 'lacking') =>
    views.reduce((all, one) => all + (one[of] ?? 0), 0);
  const start = startOf(group, views);
  return (
    <div role="row" class="list-row list-group" aria-rowindex={index + 2}>
      <span role="cell" class="c-state">
        <PhaseMark phase={phase} word={word} />
      </span>
      <span role="cell" class="c-target">
        <a class="row-link" href={`/groups/${encodeURIComponent(group.id)}`} title={askedInWords(group)}>
          {askedInWords(group)}
          <span class="unseen">, group {group.id}</span>
        </a>
      </span>
      <span role="cell" class="c-case">
        {group.caseId ? <span class="case">{group.caseId}</span> : <span class="none">–</span>}
      </span>
      <span role="cell" class="c-asked" title={formatWhole(group.asked)}>
        {formatMoment(group.asked, now)}
      </span>
      <span role="cell" class="c-took">
        <Elapsed from={group.asked} to={group.ended?.at} />
      </span>
      <span role="cell" class="c-size">
        {sum('bytes') === 0 ? <span class="none">–</span> : formatBytes(sum('bytes'))}
      </span>
      <span role="cell" class="c-complete">
        {sum('of') === 0 ? (
          <span class="none">–</span>
        ) : (
          <span class={sum('lacking') > 0 ? 'complete complete-not' : 'complete'}>
            {formatCount(sum('got'))} of {formatCount(sum('of'))}
          </span>
        )}
      </span>
      <span role="cell" class="c-masked">
        {sum('of') === 0 ? <span class="none">–</span> : formatCount(sum('masked'))}
      </span>
      <span role="cell" class="c-outcome">
        {countOf(group.flares.length, 'target')}
        <span class="quiet">
          {group.leftOut.length > 0 ? ` · ${group.leftOut.length} left out` : ''}
          {start?.skewMs === undefined ? '' : ` · began within ${start.skewMs} ms`}
        </span>
      </span>
    </div>
  );
}
