import { beganAt, endedAt, formatBytes, type FlareView } from '@flarewire/follow';
import type { ComponentChildren } from 'preact';
import { useApp } from '../app-context.ts';
import { countOf, formatCount, formatMoment, formatWhole } from '../format.ts';
import { Ago, Elapsed } from '../parts/clock.tsx';
import { Copy } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { doingOf, StageTrack, wordNow } from '../parts/stage-track.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Actions } from './actions.tsx';

/** What a flare is, in which state, its figures, and what one may do with it. */
export function FlareHead({ view }: { view: FlareView }) {
  const { live, roughly } = useApp();
  const progress = live.flares.progress.value.get(view.id);
  const word = wordNow(progress);
  const began = beganAt(view);
  return (
    <header class="flare-head">
      <a class="back" href="/">
        <Icon name="back" />
        Flares
      </a>
      <div class="flare-title">
        <h1 tabIndex={-1}>{view.target}</h1>
        {view.caseId ? (
          <a class="case" href={`/?case=${encodeURIComponent(view.caseId)}`} title="All flares of this case">
            case {view.caseId}
          </a>
        ) : null}
        <span role="status">
          <StateMark view={view} {...(word ? { word } : {})} />
        </span>
        <Actions view={view} />
      </div>
      <p class="flare-sub">
        <Copy text={view.id} what="the id" whole />
        <span title={formatWhole(began)}>
          {view.at.requested ? 'asked for' : 'sent anew'} {formatMoment(began, roughly.value)}, <Ago time={began} />
        </span>
        {view.group ? (
          <a class="link" href={`/groups/${encodeURIComponent(view.group)}`}>
            with others, group {view.group}
          </a>
        ) : null}
        {view.email ? <span>{view.email}</span> : null}
        {view.hostname ? <span>{view.hostname}</span> : null}
      </p>
      {endedAt(view) === undefined && !view.awaiting ? (
        <div class="flare-track">
          <StageTrack view={view} progress={progress} />
          <p role="status">{doingOf(view, progress)}</p>
        </div>
      ) : null}
      <Facts view={view} />
    </header>
  );
}

function Facts({ view }: { view: FlareView }) {
  const { bytes, got = 0, of, lacking = 0, masked, profiles, sha256 } = view;
  const end = endedAt(view);
  return (
    <dl class="facts">
      <Fact title={end === undefined ? 'So far' : 'Took'}>
        <Elapsed from={beganAt(view)} to={end} />
      </Fact>
      <Fact title={sha256 ? 'Finished archive' : 'Archive'}>{bytes === undefined ? '–' : formatBytes(bytes)}</Fact>
      <Fact title="Complete" warn={lacking > 0}>
        {of === undefined ? '–' : `${formatCount(got)} of ${formatCount(of)}`}
      </Fact>
      <Fact title="Masked">{masked === undefined ? '–' : countOf(masked, 'value')}</Fact>
      <Fact title="Profiles" warn={(profiles?.failed ?? 0) > 0}>
        {profilesOf(view)}
      </Fact>
      <Fact title="sha256">{sha256 ? <Copy text={sha256} what="the digest" /> : '–'}</Fact>
    </dl>
  );
}

/** One figure of a head, with its name. */
export function Fact({
  title,
  warn = false,
  children,
}: {
  title: string;
  warn?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class={warn ? 'fact fact-warn' : 'fact'}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function profilesOf({ profiles, seconds }: FlareView): string {
  if (seconds === 0) return 'not asked for';
  if (!profiles) return '–';
  const all = profiles.taken + profiles.failed;
  return profiles.failed > 0 ? `${profiles.taken} of ${all}` : String(all);
}
