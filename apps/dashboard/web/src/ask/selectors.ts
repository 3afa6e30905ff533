import type { TargetSelector } from '@flarewire/schemas';
import type { TargetState } from '../overview/fleet.ts';

/** What a line of names, globs and labels means, such as `db-1 web-* tier=edge,zone=a`. */
export function selectorsIn(text: string): TargetSelector[] {
  return text.split(/\s+/).filter(Boolean).map(selectorOf);
}

function selectorOf(word: string): TargetSelector {
  if (!word.includes('=')) return word;
  return { labels: Object.fromEntries(word.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2))) };
}

/** The targets that a line means, as far as they are known here; the archivers decide. */
export function meantBy(text: string, targets: readonly TargetState[]): TargetState[] {
  const selectors = selectorsIn(text);
  return targets.filter((target) => selectors.some((selector) => fits(selector, target)));
}

function fits(selector: TargetSelector, { name, labels }: TargetState): boolean {
  if (typeof selector !== 'string')
    return Object.entries(selector.labels).every(([key, value]) => labels.includes(`${key}=${value}`));
  const parts = selector.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${parts.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name);
}
