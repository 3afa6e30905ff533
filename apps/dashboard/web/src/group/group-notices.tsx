import type { FlareView, GroupView } from '@flarewire/follow';
import { countOf } from '../format.ts';
import { Ago } from '../parts/clock.tsx';
import { Notice } from '../parts/notice.tsx';
import { failuresOf } from './group-figures.ts';

/** Names that are told of many. */
const mostNamed = 8;

/** Why flares failed, which targets were left out, and whose profiles did not begin with the others: what a person must not miss. */
export function GroupNotices({ group, views }: { group: GroupView; views: readonly FlareView[] }) {
  const failures = failuresOf(views);
  const failed = failures.reduce((sum, { targets }) => sum + targets.length, 0);
  const alone = views.flatMap(({ id, target, start }) => (start?.alone ? [{ id, target, why: start.alone }] : []));
  return (
    <>
      {failed > 0 ? (
        <Notice tone="failed" icon="failed" title={`${countOf(failed, 'flare')} failed`}>
          <ul class="group-rows">
            {failures.map(({ code, targets, reason }) => (
              <li key={code}>
                <code class="code-failed">{code}</code> <strong>{named(targets)}</strong>{' '}
                <span class="quiet">{reason}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {group.leftOut.length + alone.length > 0 ? (
        <Notice tone="waiting" icon="alert" title={titleOf(group.leftOut.length, alone.length)}>
          <ul class="group-rows">
            {group.leftOut.map(({ target, code, reason, seen }) => (
              <li key={target}>
                <strong>{target}</strong> <code>{code}</code>{' '}
                <span class="quiet">
                  {reason}
                  {seen === undefined ? null : (
                    <>
                      , <Ago time={Date.parse(seen)} />
                    </>
                  )}
                </span>
              </li>
            ))}
            {alone.map(({ id, target, why }) => (
              <li key={id}>
                <a class="link" href={`/flares/${encodeURIComponent(id)}?show=profiles`}>
                  <strong>{target}</strong>
                </a>{' '}
                <span class="quiet">its profiles began alone: {why}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function named(targets: readonly string[]): string {
  const rest = targets.length - mostNamed;
  return `${targets.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function titleOf(leftOut: number, alone: number): string {
  const parts = [
    ...(leftOut > 0 ? [`${countOf(leftOut, 'target')} left out`] : []),
    ...(alone > 0 ? [`${alone} profiled later than the others`] : []),
  ];
  return parts.join(', ');
}
