import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrubberFactory } from '../index.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });

/** A line, and the secrets in it. */
export type SecretLine = readonly [line: string, ...secrets: string[]];

/** Scrubs a text by the strict rules; nothing is known of any other text. */
export function scrubLine(text: string): string {
  return newScrubber().line(text);
}

/** Tests for each line that it stays as it is. */
export function stay(lines: Iterable<string>): void {
  for (const line of lines) test(`stays: ${line.slice(0, 120)}`, () => assert.equal(scrubLine(line), line));
}

/** Tests for each line that its secrets are masked, in either case, and that a second pass changes nothing. */
export function areMasked(lines: Iterable<SecretLine>): void {
  for (const [line, ...secrets] of lines)
    test(`is masked: ${line.slice(0, 120)}`, () => {
      const output = scrubLine(line);
      for (const secret of secrets) assert.ok(!output.toLowerCase().includes(secret.toLowerCase()), output);
      assert.equal(scrubLine(output), output);
    });
}
