import type { TargetSelector } from '@flarewire/schemas';

/** What `--targets` means: a name, a glob, or labels as `tier=web,zone=a`. */
export function selectorOf(text: string): TargetSelector {
  if (!text.includes('=')) return text;
  return { labels: Object.fromEntries(text.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2))) };
}
