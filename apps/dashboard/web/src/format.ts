const thousands = new Intl.NumberFormat('en');

/** How long ago a moment is, roughly: `now`, `12 s ago`, `3 min ago`, `2 d ago`. */
export function formatAgo(time: number, now: number): string {
  const seconds = Math.round((now - time) / 1000);
  if (seconds < 2) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** A whole number with its thousands apart: `5,012`. */
export function formatCount(value: number): string {
  return thousands.format(value);
}

/** A count with its noun: `1 item`, `1,204 values`. */
export function countOf(value: number, noun: string): string {
  return `${formatCount(value)} ${noun}${value === 1 ? '' : 's'}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** The time of day of a moment, in the reader's zone: `22:58:32`. */
export function formatClock(time: number): string {
  return clock.format(time);
}

/** A moment for a list: the time of day where it is today, else with the day: `27 Nov 22:58:32`. */
export function formatMoment(time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return sameDay ? clock.format(time) : `${day.format(time)} ${clock.format(time)}`;
}

/** A moment with all there is to say about it, for a tooltip: RFC 3339, in UTC. */
export function formatWhole(time: number): string {
  return new Date(time).toISOString();
}

/** A digest or an id in short: its first 12 characters. */
export function shorten(digest: string): string {
  return digest.length > 14 ? `${digest.slice(0, 12)}…` : digest;
}

const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A moment on a time axis: the time of day, or over some days the day, at its beginning alone. */
export function formatTick(time: number, overDays: boolean): string {
  const startsDay = new Date(time).getHours() === 0 && new Date(time).getMinutes() === 0;
  if (startsDay) return day.format(time);
  return overDays ? '' : minutes.format(time);
}
