import { formatBytes, formatDuration } from '@flarewire/follow';
import type { CollectedProfile, ProfileSummary } from '@flarewire/schemas';
import { useSignal } from '@preact/signals';
import { profileUrl } from '../api/api.ts';
import { Bars } from '../parts/bars.tsx';
import { Icon } from '../parts/icon.tsx';
import { FlameGraph } from './flame-graph.tsx';

const kindWords: Record<CollectedProfile['kind'], string> = {
  '1st-heap': 'Heap before',
  cpu: 'CPU',
  '2nd-heap': 'Heap after',
  mutex: 'Mutex',
  block: 'Block',
  goroutine: 'Goroutines',
  allocs: 'Allocations',
  trace: 'Trace',
};

export interface ProfiledServiceProps {
  service: string;
  flare: string;
  profiles: readonly CollectedProfile[];
  summary: ProfileSummary | undefined;
}

/** What one process did while it was profiled, and its files; one at a time as a flame graph. */
export function ProfiledService({ service, flare, profiles, summary }: ProfiledServiceProps) {
  const shown = useSignal<string | undefined>(undefined);
  return (
    <section class="card service" aria-label={`Process ${service}`}>
      <h2>{service}</h2>
      {summary ? <Summary summary={summary} /> : null}
      <ul class="profile-files">
        {profiles.map(({ file, kind, ref, ms }) => (
          <li key={file}>
            <button
              type="button"
              class="button"
              aria-expanded={file === shown.value}
              disabled={kind === 'trace'}
              onClick={() => (shown.value = file === shown.value ? undefined : file)}
            >
              <Icon name="flame" />
              {kindWords[kind]}
            </button>
            <span class="quiet">
              {formatBytes(ref.size)}, {formatDuration(ms)}
            </span>
            <a class="icon-button" href={profileUrl(flare, file)} download={file} aria-label={`Download ${file}`}>
              <Icon name="download" />
            </a>
          </li>
        ))}
      </ul>
      {shown.value ? <FlameGraph key={shown.value} flare={flare} file={shown.value} /> : null}
    </section>
  );
}

function Summary({ summary: { cpu, growth, contention } }: { summary: ProfileSummary }) {
  const time = (value: number) => formatDuration(value / 1_000_000);
  const size = (value: number) => `+${formatBytes(value)}`;
  return (
    <div class="three-columns">
      <Ranked title="Most CPU" none="No sample was taken." rows={cpu} tone="cpu" text={time} />
      <Ranked title="Grew between the heaps" none="Nothing grew." rows={growth} tone="growth" text={size} />
      <Ranked
        title="Waited longest"
        none="Nobody waited, or it is not sampled."
        rows={contention}
        tone="contention"
        text={time}
      />
    </div>
  );
}

interface RankedProps {
  title: string;
  none: string;
  rows: ProfileSummary['cpu'];
  tone: string;
  text: (value: number) => string;
}

function Ranked({ title, none, rows, tone, text }: RankedProps) {
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? <p class="quiet">{none}</p> : null}
      <Bars tone={tone} rows={rows.map(({ function: name, value }) => ({ name, value, text: text(value) }))} />
    </div>
  );
}
