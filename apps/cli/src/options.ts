import { UsageError } from './command.ts';

/** Options that several commands have, as the parser takes them. */

export const json = {
  kind: 'boolean',
  brief: 'print JSON on standard output',
  default: false,
  withNegated: false,
} as const;

export const config = {
  kind: 'parsed',
  parse: String,
  brief: 'flarewire.yaml; default: FLAREWIRE_CONFIG, else ./flarewire.yaml',
  placeholder: 'file',
  optional: true,
} as const;

export const nats = {
  kind: 'parsed',
  parse: String,
  brief: 'URL of the broker; default: NATS_URL, else the configuration’s',
  placeholder: 'url',
  optional: true,
} as const;

export const email = {
  kind: 'parsed',
  parse: String,
  brief: 'who asks, for the events; default: your login name',
  placeholder: 'address',
  optional: true,
} as const;

export const requestId = { kind: 'parsed', parse: String, placeholder: 'id', optional: true } as const;

export const flareId = {
  brief: 'id of a flare, as flare ls shows it',
  parse: String,
  placeholder: 'flare id',
} as const;

export const flareOrGroup = {
  brief: 'id of a flare, or of a group of flares',
  parse: String,
  placeholder: 'id',
} as const;

/** Seconds of CPU profile as a person types them, 0 for no profiles. @throws {UsageError} unless whole and up to 600 */
export function secondsOf(text: string): number | false {
  if (text === '0') return false;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 600)
    throw new UsageError(`it takes whole seconds from 1 to 600, or 0 for no profiles, not "${text}"`);
  return seconds;
}

/** A whole number above zero. @throws {UsageError} */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`it takes a whole number, not "${text}"`);
  return number;
}

const unitMs: Record<string, number> = { s: 1_000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A point in time: so long ago (`90s`, `15m`, `2h`, `3d`), or a date that `Date` reads. @throws {UsageError} */
function pointInTime(text: string): Date {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(s|min|m|h|d)$/.exec(text) ?? [];
  const at = unit === undefined ? new Date(text) : new Date(Date.now() - Number(number) * unitMs[unit]!);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(
      `it takes a length of time such as 2h or 3d, or a time such as 2026-11-28T20:00, not "${text}"`,
    );
  return at;
}

export const since = {
  kind: 'parsed',
  parse: pointInTime,
  placeholder: 'time',
  optional: true,
} as const;
