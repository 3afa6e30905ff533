import { createHash, randomBytes } from 'node:crypto';

/** An id for a new flare: always the same for the same name, at random without one. */
export function flareIdFor(name: string | undefined): string {
  return `f-${name === undefined ? randomBytes(10).toString('hex') : sha256(name).slice(0, 20)}`;
}

/** As `flareIdFor`, for a group of flares. */
export function groupIdFor(name: string | undefined): string {
  return flareIdFor(name).replace(/^f/, 'g');
}

/** What tells a repeated request from another one with the same `requestId`: SHA-256 of its JSON, in hexadecimal. */
export function digestOf(request: unknown): string {
  return sha256(JSON.stringify(request));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
