import { formatDuration } from '@flarewire/follow';
import { useApp } from '../app-context.ts';
import { formatAgo } from '../format.ts';

/** How long something took, or has taken so far; then it alone is drawn anew each second. */
export function Elapsed({ from, to }: { from: number; to: number | undefined }) {
  const { now } = useApp();
  return <>{formatDuration((to ?? now.value) - from)}</>;
}

/** How long ago a moment is, kept up to date. */
export function Ago({ time }: { time: number }) {
  const { now } = useApp();
  return <>{formatAgo(time, now.value)}</>;
}
