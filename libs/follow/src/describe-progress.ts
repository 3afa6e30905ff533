import type { FlareProgress } from '@flarewire/schemas';
import { formatBytes } from '@flarewire/schemas/figures';

const barWidth = 24;

/** One line that says how far a stage is, with a bar where the total is known. */
export function describeProgress(progress: FlareProgress): string {
  const { phase, done, total, waitingFor } = progress;
  const parts = [phase, total === undefined ? '' : barOf(done, total), amountDone(progress)];
  const line = parts.filter((part) => part !== '').join(' ');
  return waitingFor ? `${line} · waiting for ${waitingFor.join(', ')}` : line;
}

/** How much of a phase is done, in words: `2 of 5 s`, `3 items`; empty where nothing is, and nobody knows of how much. */
export function amountDone({ done, total, unit }: Pick<FlareProgress, 'done' | 'total' | 'unit'>): string {
  if (total === undefined && done === 0) return '';
  const amount = (value: number) => (unit === 'bytes' ? formatBytes(value) : String(Math.floor(value)));
  const suffix = unit === 'bytes' ? '' : unit === 'seconds' ? ' s' : (total ?? done) === 1 ? ' item' : ' items';
  return `${amount(done)}${total === undefined ? '' : ` of ${amount(total)}`}${suffix}`;
}

function barOf(done: number, total: number): string {
  const filled = total > 0 ? Math.min(barWidth, Math.round((barWidth * done) / total)) : 0;
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}
