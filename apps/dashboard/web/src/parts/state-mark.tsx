import type { FlareView } from '@flarewire/follow';
import { phaseOf, type Phase } from '../overview/filter.ts';
import { Icon } from './icon.tsx';

const words: Record<FlareView['state'], string> = {
  requested: 'Queued',
  archiving: 'Archiving',
  created: 'Archived',
  profiling: 'Profiling',
  profiled: 'Profiled',
  sending: 'Sending',
  'awaiting-approval': 'Needs approval',
  approved: 'Approved',
  sent: 'Sent',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** A state in a word. */
function wordOf(state: FlareView['state']): string {
  return words[state];
}

/** The state of a flare: a drawing, a colour, and its word. */
export function StateMark({ view, word = wordOf(view.state) }: { view: Pick<FlareView, 'state'>; word?: string }) {
  return <PhaseMark phase={phaseOf(view)} word={word} />;
}

/** What a phase looks like, with what is to be said of it. */
export function PhaseMark({ phase, word }: { phase: Exclude<Phase, 'all'>; word: string }) {
  return (
    <span class={`mark tone-${phase}`}>
      <Icon name={phase} />
      <span>{word}</span>
    </span>
  );
}
