import { FlareError, type TargetRecord } from '@flarewire/schemas';
import { isOnline } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';

/**
 * The target that a request means: the one it names, or the only one there is.
 * @throws {FlareError} `invalid_request` when several could be meant, `unknown_target`, `target_offline`
 */
export function findTarget(wanted: string | undefined, all: readonly Entry<TargetRecord>[], now: Date): string {
  const entries = all.filter(({ value }) => value.role === 'archiver');
  const known = [...new Set(entries.map(({ value }) => value.target))].toSorted();
  const online = entries.filter((entry) => isOnline(entry, now));
  const target = wanted ?? onlyOne([...new Set(online.map(({ value }) => value.target))]);
  const serving = entries.filter(({ value }) => value.target === target);
  if (serving.length === 0) {
    throw new FlareError(
      'unknown_target',
      `Cannot make a flare of target "${target}": no archiver serves it; known targets: ${known.join(', ') || 'none'}`,
    );
  }
  if (!serving.some((entry) => online.includes(entry))) {
    const seen = serving
      .map(({ value }) => value.seen)
      .toSorted()
      .at(-1);
    throw new FlareError(
      'target_offline',
      `Cannot make a flare of target "${target}": its archiver was last seen at ${seen}; start it, then ask again`,
    );
  }
  return target;
}

function onlyOne(targets: string[]): string {
  const [target, ...more] = targets;
  if (target === undefined)
    throw new FlareError('target_offline', 'Cannot make a flare: no archiver is there; start one, then ask again');
  if (more.length > 0) {
    throw new FlareError(
      'invalid_request',
      `Cannot make a flare: "target" is missing and there are several; name one of ${targets.toSorted().join(', ')}`,
    );
  }
  return target;
}
