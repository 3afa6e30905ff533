import { stripVTControlCharacters } from 'node:util';

/** What Node's test runner says of failed tests at the end of each of its runs, and whether such a part is being read. */
export type Failures = { lines: string[]; reading: boolean };

/** Takes up one line of the whole output: a part begins with `✖ failing tests:` and ends where Nx speaks again. */
export function addFailures({ lines, reading }: Failures, line: string): Failures {
  const text = stripVTControlCharacters(line);
  if (/^\W*failing tests:$/.test(text)) return { lines, reading: true };
  if (/^\s*(?:> nx run|NX) /.test(text)) return { lines, reading: false };
  return { lines: reading && text.trim() ? [...lines, line] : lines, reading };
}
