import type { FlareProgress, StageName } from '@flarewire/schemas';
import { amountDone, hasEnded, type FlareView } from '@flarewire/follow';

const stages = [
  { name: 'archiver', title: 'Archive', doing: 'Archiving' },
  { name: 'profiler', title: 'Profile', doing: 'Profiling' },
  { name: 'uploader', title: 'Send', doing: 'Sending' },
] as const satisfies readonly { name: StageName; title: string; doing: string }[];

type Step = 'done' | 'now' | 'later' | 'failed' | 'waits';

function stepOf(view: FlareView, index: number): Step {
  const reached = view.state === 'sent' ? 3 : view.at.profiled ? 2 : view.at.created ? 1 : 0;
  if (index < reached) return 'done';
  if (view.state === 'awaiting-approval') return 'waits';
  if (index > reached || view.state === 'cancelled') return 'later';
  return view.state === 'failed' ? 'failed' : 'now';
}

function shareOf(progress: FlareProgress | undefined): number | undefined {
  if (!progress?.total) return undefined;
  return Math.min(1, progress.done / progress.total);
}

/** Where a flare is on its way, with how far the stage at work is. */
export function StageTrack({ view, progress }: { view: FlareView; progress?: FlareProgress | undefined }) {
  return (
    <ol class="track" aria-label="Stages">
      {stages.map(({ name, title }, index) => {
        const step = stepOf(view, index);
        const share = progress?.stage === name ? shareOf(progress) : undefined;
        return (
          <li key={name} class={`track-step track-${step}`}>
            <span class="track-title">
              {title}
              <span class="unseen">{spoken[step]}</span>
            </span>
            <span class={`track-bar${step === 'now' && share === undefined ? ' track-unsure' : ''}`}>
              {step === 'now' && share !== undefined ? <span style={{ width: `${100 * share}%` }} /> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const spoken: Record<Step, string> = {
  done: ': done',
  now: ': at work',
  later: ': not yet',
  failed: ': failed',
  waits: ': waits for an approval',
};

/** What is being done at this moment, in words: `cpu profile, 2 of 5 s`. */
export function doingOf(view: FlareView, progress: FlareProgress | undefined): string {
  if (hasEnded(view)) return '';
  if (!progress)
    return (
      {
        created: 'waiting for a profiler',
        profiled: 'waiting for the uploader',
        approved: 'waiting for the uploader',
        'awaiting-approval': 'waiting for an approval',
      }[view.state as string] ?? 'waiting for an archiver'
    );
  const { phase, waitingFor } = progress;
  const waiting = waitingFor ? `waiting for ${waitingFor.join(', ')}` : '';
  return [phase, amountDone(progress), waiting].filter((part) => part !== '').join(', ');
}

/** The state of a flare as one sees it at this moment: a stage at work is said by its progress alone. */
export function wordNow(progress: FlareProgress | undefined): string | undefined {
  return stages.find(({ name }) => name === progress?.stage)?.doing;
}
