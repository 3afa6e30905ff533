import { readFileSync } from 'node:fs';

/** MiB that this process has had in memory at most. On Linux `maxRSS` would be that of the one that started it, if that had more. */
export function ownPeakMib(): number {
  const [, kib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) / 1_024;
}
