import { isBrokerUrl } from '@flarewire/schemas/broker-url';
import { UsageError } from '../command.ts';
import { placeholders } from './placeholders.ts';

/** Options that several commands have, as the parser takes them. */

export const json = {
  kind: 'boolean',
  brief: 'print JSON on standard output',
  default: false,
  withNegated: false,
} as const;

/** A text that is not empty: an empty one is most often a variable that was not set. @throws {UsageError} */
export function filled(text: string): string {
  if (text === '') throw new UsageError('it needs a value, not ""; leave it out for the default');
  return text;
}

export const config = {
  kind: 'parsed',
  parse: filled,
  brief: 'flarewire.yaml; default: FLAREWIRE_CONFIG, else ./flarewire.yaml',
  placeholder: 'file',
  optional: true,
} as const;

export const nats = {
  kind: 'parsed',
  parse: urlOfBroker,
  brief: 'URL of the broker; default: NATS_URL, else the configuration’s',
  placeholder: 'url',
  optional: true,
} as const;

export const email = {
  kind: 'parsed',
  parse: filled,
  brief: 'who asks, for the events; default: your login name',
  placeholder: 'address',
  optional: true,
} as const;

export const requestId = { kind: 'parsed', parse: filled, placeholder: 'id', optional: true } as const;

export const flareId = {
  brief: 'id of a flare, as flare ls shows it',
  parse: parseId,
  placeholder: placeholders.flare,
} as const;

export const flareOrGroup = {
  brief: 'id of a flare, or of a group of flares',
  parse: parseId,
  placeholder: placeholders.flareOrGroup,
} as const;

/** The digest of an archive. @throws {UsageError} */
export function digestOf(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new UsageError(`it takes the 64 lower-case hex digits that flare watch shows, not "${text}"`);
}

/** @throws {UsageError} */
export function parseId(text: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(text)) return text;
  throw new UsageError(`it takes an id such as f-12ab, as flare ls lists them, not "${text}"`);
}

/** What is typed may hold a password, so it is not repeated. @throws {UsageError} */
function urlOfBroker(text: string): string {
  if (isBrokerUrl(filled(text))) return text;
  throw new UsageError('it takes a URL such as nats://127.0.0.1:4222, or tls://…');
}

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
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`it takes a whole number above 0, not "${text}"`);
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
