import { isBasicCredentials } from './plain-values.ts';
import type { SecretKey } from './secret-keys.ts';

const leastGenerated = 16;

/** Whether a value is secret under a key of this kind; how far it goes, and placeholders, are judged elsewhere. */
export function isSecretUnder(kind: SecretKey, value: string): boolean {
  if (/^[[{]/.test(value) && (kind === 'generated' || kind === 'credentials'))
    return value.match(/[\w+/=~%-]{16,}/g)?.some((item) => isGenerated(item)) ?? false;
  if (kind === 'generated') return isGenerated(value);
  if (kind === 'credentials') return isBasicCredentials(value) || passwordAfterUser(value) > 0 || isGenerated(value);
  return true;
}

/**
 * Where the password begins in `user:password`; 0 where a value is none: a host and a port, a time, or words as in `oauth2:read`.
 */
export function passwordAfterUser(value: string): number {
  const [user = '', password = ''] = /^([\w.@+\\-]{1,64}:)([^\s:/][^\s/]{3,255})$/.exec(value)?.slice(1) ?? [];
  return /\d/.test(password) && /[^\d.,]/.test(password) ? user.length : 0;
}

/**
 * Whether a value is so long and mixed that only a machine can have made it: letters of both cases and digits, or lower case
 * and digits in one piece. Names with a hash at their end, versions, paths and UUIDs are not.
 */
export function isGenerated(value: string): boolean {
  if (value.length < leastGenerated || !/^[\w+/=~%-]+$/.test(value)) return false;
  const changes = changesIn(value);
  if (/[a-z]/.test(value) && /[A-Z]/.test(value)) return changes >= 2 && !isPath(value);
  return value.length >= 20 && changes >= 4 && /^(?:[a-z0-9]+|[A-Z0-9]+)=*$/.test(value);
}

/** How often letters and digits follow one another. */
function changesIn(value: string): number {
  return value.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
}

function isPath(value: string): boolean {
  const parts = value.split('/');
  return parts.length > 1 && parts.every((part) => changesIn(part) < 2);
}
