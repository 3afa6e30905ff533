import { algorithm } from '../by-look/algorithms.ts';
import { licences } from '../by-look/harmless-shapes.ts';
import { isBasicCredentials } from './plain-values.ts';
import type { SecretKey } from '../by-key/keys/secret-keys.ts';

/** What is shorter does not count as generated. */
export const leastGenerated = 16;

/** As OpenPGP names its public keys and OpenSSH writes them; and as programs name the licence that they are under. */
const isFingerprint = /^[0-9A-F]{40}$|^AAAA[BCEI]3[A-Za-z0-9+/]{20,}={0,2}$/;
const isLicence = new RegExp(`^(?:${licences})(?:[ v.+_-][\\w.+ -]*)?$`);

/** Whether a value is secret under a key of this kind; how far it goes, and placeholders, are judged elsewhere. */
export function isSecretUnder(kind: SecretKey, value: string): boolean {
  if (kind === 'pin') return /^\d{4,12}$/.test(value) || isPassword(value);
  if (kind === 'suspect') return !isUuid(value) && couldBePassword(value);
  if (value.length === 1 && (kind === 'token' || /[01x]/.test(value))) return false;
  if (kind !== 'generated' && kind !== 'credentials') return true;
  if (
    isFingerprint.test(value) ||
    algorithm.test(value) ||
    isLicence.test(value) ||
    /\bsha256:[0-9a-f]{64}\b/.test(value)
  )
    return false;
  if (kind === 'generated' && /^\[\s*(?:["'][0-9a-f]{16,64}["'],?\s*){1,16}\]$/.test(value)) return true;
  if (/^\[(?:\s*(?:0x[0-9a-f]{1,2}|\d{1,3}),?){8,64}\s*\]$/i.test(value)) return kind === 'generated';
  if (/^[[{]/.test(value))
    return (
      value.match(/[\w+/=~%-]{16,}/g)?.some((item) => isGenerated(item) || (kind === 'generated' && isUuid(item))) ??
      false
    );
  if (isGenerated(value) || isPassPhrase(value) || (kind === 'generated' && isRaw(value))) return true;
  return kind === 'credentials' && (isBasicCredentials(value) || passwordAfterUser(value) > 0 || isPassword(value));
}

/**
 * Where the password begins in `user:password`; 0 where a value is none: a host and a port, a time, or words as in `oauth2:read`.
 */
export function passwordAfterUser(value: string): number {
  const [user = '', password = ''] =
    /^([\w.@+\\-]{1,64}:|[a-z]\w{1,15}\/(?=[^\s/]{8,64}$))([^\s:/][^\s/]{3,255})$/.exec(value)?.slice(1) ?? [];
  return /\d/.test(password) &&
    !password.includes('****') &&
    /[^\d.,]/.test(password) &&
    !/^\d{4}-\d\d-\d\d/.test(password) &&
    !/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value)
    ? user.length
    : 0;
}

/**
 * Whether a value is so long and mixed that only a machine can have made it: letters of both cases and digits, or lower case
 * and digits in one piece. Names with a hash at their end, versions, paths and UUIDs are not.
 */
export function isGenerated(value: string): boolean {
  if (value.length < leastGenerated || /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(value)) return false;
  if (!/^[\w+/=~%-]+$/.test(value)) return isNoise(value);
  if (/^(?:[A-Z0-9]{4,8}-){2,8}[A-Z0-9]{4,8}$/.test(value)) return changesIn(value) >= 3;
  const changes = changesIn(value);
  if (/[a-z]/.test(value) && /[A-Z]/.test(value))
    return (changes >= 2 || alternates(value)) && !isPath(value) && !isNameWithHash(value);
  return value.length >= 20 && changes >= 4 && /^(?:[a-z0-9]+|[A-Z0-9]+)=*$/.test(value);
}

/** Whether upper and lower case follow one another more often than in names of several words. */
function alternates(value: string): boolean {
  return 5 * (value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0) >= 2 * value.length;
}

/** Whether a value is as tools print 16 bytes or more, or a longer number that a machine drew. */
function isRaw(value: string): boolean {
  if (isUuid(value) || /^0x[0-9a-f]{16,64}$/i.test(value)) return true;
  return (
    /^(?=.*\d)(?=.*[a-f])[0-9a-f]{24,128}$/i.test(value) ||
    /^(?!20\d{6}(?:\d{6})?-)(?:v\d{1,2}(?:\.\d{1,2})?-)?[0-9a-f]{8,64}-(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{32,192}$/.test(
      value,
    )
  );
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** Whether a value is words and a number in one piece, as password managers make them: `maple-timber-cobalt-13`. */
export function isPassPhrase(value: string): boolean {
  return /^[a-z]{3,12}(?:[-_. ][a-z]{3,12}){2,7}[-_. ]?\d{1,4}$/i.test(value);
}

/** Whether a value could be a password: letters with digits or signs among them, and no time, path, address or name with words. */
export function couldBePassword(value: string): boolean {
  if (isGenerated(value) || isPassPhrase(value) || hasManySigns(value)) return true;
  return (
    /^[^\s/\\:=,;()[\]{}<>]{6,64}$/.test(value) &&
    /[A-Za-z]/.test(value) &&
    /[0-9!#$%^&*+@~?]/.test(value) &&
    !/^v?\d+(?:[.-]\d+)+\w*$|^\d+[a-z]{1,7}$|^[a-z]+(?:[-_.][a-z]+)*[-_.]?(?:v?\d{1,2})?$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[\w.+-]+@[\w-]+\.|^(?:sha|md|aes|utf|hs|rs|es)-?\d|^(?:rate|avg|sum|max|min|p\d\d)\d{0,3}[smhd]?$|\*{3}/i.test(
      value,
    )
  );
}

/** Whether a short word is letters of both cases, digits and several signs, as in `m4X)*wrM,|95`. */
function hasManySigns(value: string): boolean {
  const signs = value.match(/[!#$^&*~%@+|)(,;?{}[\]]/g)?.length ?? 0;
  return (
    signs > 1 &&
    /^[\x21-\x7e]{8,64}$/.test(value) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d/.test(value) &&
    !/\w\(|:\/\/|\w=|\*{3}|[a-z]{5}/.test(value)
  );
}

/** Whether a word mixes letters and digits as passwords do, and is no name of a method, a version or an object. */
function isPassword(value: string): boolean {
  return (
    /^[^\s/:{}()[\]<>]{8,128}$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^(?:[a-z0-9]+[-_.])*[a-z0-9]*(?:auth|sha|md|v|http|tls|hs|rs|es|x|krb|saml|aes|ldap)-?\d{1,4}$/i.test(value) &&
    !/^[a-z]+(?:[-_.][a-z0-9]+)+$/.test(value)
  );
}

/** Whether a long text is letters of both cases, digits and signs in no order, as in a salt. */
function isNoise(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d.*\d/, /[^\w\s].*[^\w\s].*[^\w\s]/];
  return (
    /^(?!ssh-|ecdsa-)[\x20-\x7e]{40,128}$/.test(value) &&
    value.split(' ').length < 6 &&
    kinds.every((kind) => kind.test(value))
  );
}

/** How often letters and digits follow one another. */
function changesIn(value: string): number {
  return value.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
}

/** As of a cache: `Linux-gradle-9debbd95…`. */
function isNameWithHash(value: string): boolean {
  const parts = value.split('-');
  return parts.length > 1 && parts.every((part) => /^(?:[A-Za-z]*|\d*|[0-9a-f]{7,64})$/.test(part));
}

function isPath(value: string): boolean {
  const parts = value.split('/');
  return parts.length > 1 && parts.every((part) => changesIn(part) < 2);
}
