import { classOf, digit } from './words.ts';

/** What stands before a value, as `key` or `"key"`, and the sign between them. */
export function keyBefore(before: string): { key: string; sign: string } {
  let at = behindAny(before, before.length, '\\"\'`([{<', 4);
  at = behindAny(before, at, ' \t', 8);
  const end = at;
  at = behindAny(before, at, '=:,|>-', 2);
  const sign = before.slice(at, end) || (end < before.length ? before[end]! : '');
  at = behindAny(before, behindAny(before, at, ' \t', 8), '"\'`)]\\', 4);
  let start = at;
  while (start > 0 && isOfName(before.charCodeAt(start - 1))) start -= 1;
  return { key: before.slice(start, at), sign };
}

/** The place from which on, up to `end`, there are none but some characters, and no more than so many. */
function behindAny(text: string, end: number, characters: string, most: number): number {
  let at = end;
  while (at > 0 && end - at < most && characters.includes(text[at - 1]!)) at -= 1;
  return at;
}

/** Letters, digits, `.`, `_` and `-`. */
function isOfName(code: number): boolean {
  const of = classOf[code]!;
  return (of > 0 && of <= digit) || code === 46 || code === 95 || code === 45;
}
