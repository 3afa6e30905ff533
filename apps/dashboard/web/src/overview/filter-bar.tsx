import { formatCount } from '../format.ts';
import { Icon } from '../parts/icon.tsx';
import { periods, phases, type Filter, type Period, type Phase } from './filter.ts';

const phaseTitles: Record<Phase, string> = {
  all: 'All',
  'in-flight': 'In flight',
  waiting: 'To approve',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const periodTitles: Record<Period, string> = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  all: 'All there is',
};

export interface FilterBarProps {
  filter: Filter;
  counts: Record<Phase, number>;
  targets: readonly string[];
  change: (filter: Filter) => void;
}

/** The figures by state, which are also what one narrows the list with. */
export function PhaseTiles({ filter, counts, change }: Omit<FilterBarProps, 'targets'>) {
  return (
    <div class="tiles" role="group" aria-label="Narrow by state">
      {phases.map((phase) => (
        <button
          key={phase}
          type="button"
          class={`tile tone-${phase}${counts[phase] === 0 ? ' tile-none' : ''}`}
          aria-pressed={filter.phase === phase}
          onClick={() => change({ ...filter, phase: filter.phase === phase ? 'all' : phase })}
        >
          <span class="tile-count">{formatCount(counts[phase])}</span>
          <span class="tile-title">
            <Icon name={phase} />
            {phaseTitles[phase]}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Search, target, case and time. */
export function FilterBar({ filter, targets, change }: Omit<FilterBarProps, 'counts'>) {
  const { target, caseId, text, ...rest } = filter;
  const keep = { ...(target ? { target } : {}), ...(caseId ? { caseId } : {}), ...(text ? { text } : {}) };
  const others = target && !targets.includes(target) ? [target, ...targets] : targets;
  return (
    <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="field-search">
        <span class="unseen">Search flares</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search case, id, host, reason…"
          value={text ?? ''}
          onInput={({ currentTarget }) => {
            const { text: _, ...without } = keep;
            change({ ...rest, ...without, ...(currentTarget.value ? { text: currentTarget.value } : {}) });
          }}
        />
      </label>
      <select
        aria-label="Target"
        value={target ?? ''}
        onChange={({ currentTarget }) => {
          const { target: _, ...without } = keep;
          change({ ...rest, ...without, ...(currentTarget.value ? { target: currentTarget.value } : {}) });
        }}
      >
        <option value="">Every target</option>
        {others.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Time"
        value={rest.period}
        onChange={({ currentTarget }) => change({ ...filter, period: currentTarget.value as Period })}
      >
        {(Object.keys(periods) as Period[]).map((period) => (
          <option key={period} value={period}>
            {periodTitles[period]}
          </option>
        ))}
      </select>
      {caseId ? (
        <button
          type="button"
          class="chip"
          aria-label={`Case ${caseId}: no longer narrow by it`}
          onClick={() => change({ ...rest, ...(target ? { target } : {}), ...(text ? { text } : {}) })}
        >
          Case {caseId}
          <Icon name="close" />
        </button>
      ) : null}
    </form>
  );
}
