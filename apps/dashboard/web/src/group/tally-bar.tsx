import type { Phase } from '../overview/filter.ts';
import { Icon } from '../parts/icon.tsx';
import { urgency, type GroupCounts, type GroupPhase } from './group-figures.ts';

const titles: Record<GroupPhase, string> = {
  failed: 'Failed',
  waiting: 'Need approval',
  'in-flight': 'In flight',
  cancelled: 'Cancelled',
  sent: 'Sent',
};

/** How many flares are in which phase, as a bar and as buttons that narrow the list to one of them. */
export function TallyBar({
  counts,
  chosen,
  choose,
}: {
  counts: GroupCounts;
  chosen: Phase;
  choose: (phase: Phase) => void;
}) {
  return (
    <div class="tally">
      <Proportions counts={counts} />
      <div class="tally-keys" role="group" aria-label="Flares by state">
        {phasesIn(counts).map((phase) => (
          <button
            key={phase}
            type="button"
            class={`tally-key tone-${phase}`}
            aria-pressed={chosen === phase}
            onClick={() => choose(chosen === phase ? 'all' : phase)}
          >
            <Icon name={phase} />
            <strong>{counts[phase]}</strong> {titles[phase]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A bar with a part for each phase, as long as its share. What it says stands beside it in words. */
export function Proportions({ counts }: { counts: GroupCounts }) {
  return (
    <div class="tally-bar" aria-hidden="true">
      {phasesIn(counts).map((phase) => (
        <span key={phase} class={`tone-${phase}`} style={{ flexGrow: counts[phase] }} />
      ))}
    </div>
  );
}

function phasesIn(counts: GroupCounts): GroupPhase[] {
  return urgency.toReversed().filter((phase) => counts[phase] > 0);
}
