import { stripVTControlCharacters } from 'node:util';

/** What Node's test runner says of failed tests at the end of each of its runs. */
export type Failures = { lines: string[]; reading?: boolean };

export const noFailures: Failures = { lines: [] };

/** Takes up one line of the whole output: failed tests begin with `✖ failing tests:` and end where Nx speaks again. */
export function addFailures({ lines, reading = false }: Failures, line: string): Failures {
  const text = stripVTControlCharacters(line).trim();
  if (/^\W*failing tests:$/.test(text)) return { lines, reading: true };
  if (/^> nx run |^NX /.test(text)) return { lines, reading: false };
  return { lines: reading && text ? [...lines, line] : lines, reading };
}
