import { formatBytes, formatDuration, holdsNothing, type FlareView } from '@flarewire/follow';
import { useApp } from '../app-context.ts';
import { countOf } from '../format.ts';
import { Notice } from '../parts/notice.tsx';

const stageWords = {
  archiver: 'while the archive was made',
  profiler: 'while profiles were taken',
  uploader: 'before it was delivered',
};

/** Why a flare failed, what waits for a yes, or who ended it: what a person must not miss. */
export function PressingNotice({ view }: { view: FlareView }) {
  const { failure, cancelled, awaiting, undelivered, stored } = view;
  if (failure)
    return (
      <Notice tone="failed" icon="failed" title={`Failed ${stageWords[failure.stage]}`}>
        <p>{failure.reason}</p>
        <p class="quiet">
          <code>{failure.code}</code>
          {failure.attempts > 1 ? ` after ${failure.attempts} attempts` : ''}
          {stored ? ' · the archive was kept' : ' · there is no archive'}
        </p>
      </Notice>
    );
  if (cancelled)
    return (
      <Notice tone="cancelled" icon="cancelled" title={`Cancelled by ${cancelled.by}`}>
        <p>{cancelled.reason}</p>
      </Notice>
    );
  const nothing = holdsNothing(view) ? <NothingCollected view={view} /> : null;
  if (awaiting)
    return (
      <>
        {nothing}
        <Waits awaiting={awaiting} />
      </>
    );
  if (nothing) return nothing;
  if (!undelivered) return null;
  return (
    <Notice tone="waiting" icon="alert" title="Not every destination got it">
      {undelivered.map(({ destination, code, reason }) => (
        <p key={destination}>
          <strong>{destination}</strong> <code class="code-failed">{code}</code> {reason}
        </p>
      ))}
    </Notice>
  );
}

function NothingCollected({ view: { of = 0 } }: { view: FlareView }) {
  return (
    <Notice tone="failed" icon="alert" title="Nothing was collected">
      <p>
        {of === 0
          ? 'flarewire.yaml has nothing to collect for this target.'
          : `${of === 1 ? 'Its only item could not' : `None of its ${countOf(of, 'item')} could`} be had or kept; the files below say why.`}
      </p>
    </Notice>
  );
}

function Waits({ awaiting }: { awaiting: NonNullable<FlareView['awaiting']> }) {
  const { now } = useApp();
  const left = awaiting.expires - now.value;
  return (
    <Notice tone="waiting" icon="waiting" title="Finished, and waits for somebody to approve exactly these bytes">
      <p>
        {formatBytes(awaiting.bytes)} for{' '}
        {awaiting.destinations.map(({ name, host }) => `${name} (${host})`).join(', ')}.{' '}
        {left > 0 ? `Without a yes it is cancelled in ${formatDuration(left)}.` : 'Its time is up.'}
      </p>
      <p class="quiet">
        sha256 <code class="digest">{awaiting.sha256}</code>
      </p>
    </Notice>
  );
}
