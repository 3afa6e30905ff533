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

/** The kind of a value without its quotes. */
export function valueKindOf(value: string): ValueKind {
  if (/^\d+$/.test(value)) return 'digits';
  if (/^[A-Za-z\x80-\xff]+$/.test(value)) return wordKindOf(value);
  if (!/[A-Za-z\x80-\xff]/.test(value)) return /\d/.test(value) ? 'figures' : 'signs';
  if (/^[[{(]/.test(value)) return 'list';
  if (/^[a-z][a-z+.-]*:\/\//i.test(value)) return 'url';
  if (/\s/.test(value)) return /^[A-Za-z\x80-\xff]+(?:[ ,][A-Za-z\x80-\xff]+)*$/.test(value) ? 'phrase' : 'text';
  if (/^[A-Za-z]+(?:[-_.:/][A-Za-z]+)+$/.test(value)) return 'joined';
  if (/^(?:~|\.{1,2})?\/[\w.-]+\//.test(value)) return 'path';
  return kindOf(value);
}

function wordKindOf(value: string): ValueKind {
  if (!/[A-Z]/.test(value)) return 'lower';
  if (!/[a-z]/.test(value)) return 'upper-word';
  return /^[A-Z][a-z\x80-\xff]+$/.test(value) ? 'name-word' : 'camel';
}
