import { isJoinedToMark } from '../value/joined-to-marks.ts';
import { mask, type Mask } from '../rule.ts';

/** Masks the password of a line of `.pgpass`, `host:port:database:user:password`; `at` is where `:port:` begins. */
export function pgpassPassword(text: string, at: number): Mask | undefined {
  const lowest = Math.max(0, at - 130);
  const lineStart = lowest + text.slice(lowest, at).lastIndexOf('\n') + 1;
  const line =
    /(?:[^\s:]{1,128}:(?:\d{2,5}|\*):[^\s:]{1,64}:[^\s:]{1,64}:)((?:[^\s\\:]|\\.){4,256})[ \t]{0,8}(?=\r?\n|$)/y;
  line.lastIndex = lineStart;
  const match = line.exec(text);
  const password = match?.[1];
  if (!match || password === undefined || (password.includes('****') && !isJoinedToMark(password))) return undefined;
  const start = match.index + match[0].lastIndexOf(password);
  return { start, end: start + password.length, text: mask, rule: 'pgpass', learn: password };
}
