import { kindOf, type Kind } from '../by-weight/kinds.ts';

/** What a value that would be masked is by its form alone. */
export type ValueKind =
  | Kind
  | 'digits'
  | 'figures'
  | 'lower'
  | 'upper-word'
  | 'name-word'
  | 'camel'
  | 'joined'
  | 'phrase'
  | 'text'
  | 'signs'
  | 'path'
  | 'url'
  | 'list';

const [digits, letters, high, others] = [1, 2, 4, 8] as const;

/** The kind of a value without its quotes. */
export function valueKindOf(value: string): ValueKind {
  const has = signsIn(value);
  if (has === digits) return 'digits';
  if ((has & ~(letters | high)) === 0 && has !== 0) return wordKindOf(value);
  if ((has & (letters | high)) === 0) return (has & digits) === 0 ? 'signs' : 'figures';
  return (has & (high | others)) === 0 ? kindOf(value) : kindOfJoined(value);
}

/** The kind of a value that has signs. */
function kindOfJoined(value: string): ValueKind {
  if (/^[[{(]/.test(value)) return 'list';
  if (/^[a-z][a-z+.-]*:\/\//i.test(value)) return 'url';
  if (/\s/.test(value)) return /^[A-Za-z\x80-\xff]+(?:[ ,][A-Za-z\x80-\xff]+)*$/.test(value) ? 'phrase' : 'text';
  if (/^[A-Za-z]+(?:[-_.:/][A-Za-z]+)+$/.test(value)) return 'joined';
  if (/^(?:~|\.{1,2})?\/[\w.-]+\//.test(value)) return 'path';
  return kindOf(value);
}

/** Which sorts of signs there are in a value. */
function signsIn(value: string): number {
  let has = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code > 47 && code < 58) has |= digits;
    else if ((code | 32) > 96 && (code | 32) < 123) has |= letters;
    else has |= code > 127 ? high : others;
  }
  return has;
}

function wordKindOf(value: string): ValueKind {
  if (!/[A-Z]/.test(value)) return 'lower';
  if (!/[a-z]/.test(value)) return 'upper-word';
  return /^[A-Z][a-z\x80-\xff]+$/.test(value) ? 'name-word' : 'camel';
}
