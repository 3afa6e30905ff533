import { isOnline, type LeftOutTarget, type TargetRecord, type TargetSelector } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';

type Known = { target: string; labels: Readonly<Record<string, string>>; seen: string; online: boolean };

/**
 * The targets that a request for many means: those that are there, by name, and what is left out: those that are not
 * there, and selectors that no target fits.
 */
export function chooseTargets(
  selectors: readonly TargetSelector[],
  entries: readonly Entry<TargetRecord>[],
  now: Date,
): { chosen: string[]; leftOut: LeftOutTarget[] } {
  const known = knownTargets(entries, now);
  const meant = new Map<string, Known>();
  const leftOut: LeftOutTarget[] = [];
  for (const selector of selectors) {
    const fitting = known.filter(fits(selector));
    for (const target of fitting) meant.set(target.target, target);
    if (fitting.length === 0) {
      const target = inWords(selector);
      leftOut.push({ target, code: 'unknown_target', reason: 'no archiver serves such a target' });
    }
  }
  const sorted = [...meant.values()].toSorted((a, b) => a.target.localeCompare(b.target));
  for (const { target, seen, online } of sorted)
    if (!online)
      leftOut.push({ target, code: 'target_offline', reason: `its archiver was last seen at ${seen}`, seen });
  return { chosen: sorted.filter(({ online }) => online).map(({ target }) => target), leftOut };
}

/** Each target that archivers serve or served, as the one that was seen last has it. */
function knownTargets(entries: readonly Entry<TargetRecord>[], now: Date): Known[] {
  const latest = new Map<string, Known>();
  for (const entry of entries.toSorted((a, b) => a.updated.getTime() - b.updated.getTime())) {
    const { role, target, labels = {}, seen } = entry.value;
    if (role !== 'archiver') continue;
    const online = isOnline(entry, now);
    if (online || !latest.get(target)?.online) latest.set(target, { target, labels, seen, online });
  }
  return [...latest.values()];
}

function fits(selector: TargetSelector): (target: Known) => boolean {
  if (typeof selector !== 'string') {
    const wanted = Object.entries(selector.labels);
    return ({ labels }) => wanted.every(([name, value]) => labels[name] === value);
  }
  const pattern = new RegExp(`^${selector.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return ({ target }) => pattern.test(target);
}

function inWords(selector: TargetSelector): string {
  if (typeof selector === 'string') return selector;
  return Object.entries(selector.labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
