import { formatDuration } from '@flarewire/follow';

/** A time as a person reads it: `12 s ago`, `3 min ago`, `2 h ago`, `5 d ago`. */
export function ago(time: string, now: number): string {
  const ms = now - Date.parse(time);
  if (ms < 1_000) return 'just now';
  const [number, unit] = formatDuration(ms).split(' ') as [string, string];
  return `${Math.floor(Number(number))} ${unit} ago`;
}
