import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { scrubberFactory } from './index.ts';

/** One kind in this many of each corpus: all of them take long. */
const each = 12;
const digits = '3816047259';
const newScrubber = scrubberFactory({ rules: 'strict' });

const lines = ['built-on', 'unseen', 'building', 'heldout', 'blind-1', 'blind-3', 'blind-4'].flatMap((name) => {
  const file = new URL(`../../testing/corpora/${name}.json.gz`, import.meta.url);
  const { kinds } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { kinds: { base64: string }[] };
  return kinds
    .filter((_, index) => index % each === 0)
    .flatMap(({ base64 }) => Buffer.from(base64, 'base64').toString('utf8').split('\n'))
    .filter((line) => line.trim() !== '');
});

/** The same line with others of each digit, and behind two times. */
const like = (line: string): string[] => [
  line,
  line.replaceAll(/\d/g, (digit) => digits[Number(digit)]!),
  `2026-11-18 11:06:40 UTC | CORE | INFO | ${line}`,
  `2031-05-29 23:58:07 UTC | CORE | INFO | ${line}`,
  `2026-11-18T11:06:40.123Z commit ${'9b0a51d0c3e4f581'.repeat(2)} ${line}`,
  `2031-05-29T23:58:07.945Z commit ${'c005056a585395a7'.repeat(2)} ${line}`,
];

suite('what a scrubber remembers of lines', () => {
  test('changes nothing of what it makes of others like them', () => {
    const remembers = newScrubber();
    for (const line of lines.flatMap(like)) assert.equal(remembers.line(line), newScrubber().line(line));
    assert.ok(lines.length > 1_000);
  });
});
