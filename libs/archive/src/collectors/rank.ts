import type { Rank } from './collector.ts';

/** `app.log` is a log; `app.log.1`, `app.log.2.gz` and `app.log-20260101` are old ones. */
export function rankOf(name: string): Rank {
  if (/\.log[.-][^/]+$/.test(name)) return 'old-log';
  return /\.(log|out|err)$/.test(name) ? 'log' : 'state';
}
