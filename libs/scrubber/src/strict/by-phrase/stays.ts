import { isJoinedToMark } from '../value/joined-to-marks.ts';
import { isPlaceholder } from '../value/plain-values.ts';

/** What a shell, a template or a manual puts where a value comes later: `$PW`, `$(cat pw)`, `%PW%`, `<password>`. */
const reference = /^(?:\$\w+$|\$[({]|%\w{2,64}%$|`|\{\{|<[^<>]{0,64}>?$|\[\w{1,32}\]$|\\$)/;

/** Whether a value where a secret is expected is none, or stands for one that is elsewhere. */
export function stays(value: string): boolean {
  return (value.includes('****') && !isJoinedToMark(value)) || reference.test(value) || isPlaceholder(value);
}

/** Whether a word is none of a language: it has letters as well as digits or signs, as in `v3lvet` and `salt+ember`. */
export function isNoWord(value: string): boolean {
  const bare = value.replace(/[.,:;!?)\]]+$/, '');
  const mixes = /[A-Za-z]/.test(bare) && /[0-9!#$%^&*+=@~?]/.test(bare);
  return mixes && bare.length >= 5 && !isPlaceOrTime.test(bare) && !isStandard.test(bare);
}

const isStandard =
  /^(?:sha|md|aes|utf|rfc|scram|bcrypt|argon|pbkdf|tls|ssl|http|oauth|pkcs|ed|rsa|base|iso)[-\d][\w.-]*$/i;

/** Addresses, versions, times, paths and names of files are no passwords, though they mix the same signs. */
export const isPlaceOrTime =
  /^(?:\w+:\/\/|[/~]|\.\/|v?\d+(?:\.\d+)+|\d{4}-\d\d-\d\d|\d+(?:ms|us|ns|s|m|h|d|kb|mb|gb|x|st|nd|rd|th)$|[\w.+-]+@[\w-]+\.[\w.-]+$|\w+=|0x)|[\w-]\.[a-z]{2,4}$|\(\)?$/i;
