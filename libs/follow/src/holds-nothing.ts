import type { FlareView } from './flare-view.ts';

/** Whether a flare holds nothing of what it was to hold: no item, and no profile. */
export function holdsNothing({ got, profiles }: Pick<FlareView, 'got' | 'profiles'>): boolean {
  return got === 0 && (profiles?.taken ?? 0) === 0;
}
