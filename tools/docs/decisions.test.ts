import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';

const folder = new URL('../../docs/adr/', import.meta.url);
const index = readFileSync(new URL('README.md', folder), 'utf8');

suite('the index of decisions', () => {
  test('has a row for each page, with its title', () => {
    for (const page of readdirSync(folder).filter((name) => /^\d/.test(name))) {
      const [, number, title] = /^# (\d+)\. (.*)/.exec(readFileSync(new URL(page, folder), 'utf8'))!;
      assert.ok(index.includes(`| ${number} | [${title}](${page}) |`), page);
    }
  });

  test('leaves no number out', () => {
    const numbers = [...index.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  });
});
