import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openLooks } from './open-looks.ts';
import { scanForSecrets } from '../index.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const secret = 's3cr3t-horse-battery';
const MiB = 2 ** 20;

/** A file that holds something in its first, one of its middle and its last parts. */
async function* large(...found: string[]): AsyncGenerator<Uint8Array> {
  const filler = Buffer.alloc(MiB, 'plain text\n');
  for (let index = 0; index < 16; index += 1) {
    const at = [0, 9, 15].indexOf(index);
    yield at >= 0 && found[at] ? Buffer.concat([Buffer.from(`\n${found[at]}\n`), filler]) : filler;
  }
}

suite('a look that two threads share', () => {
  test('finds what one thread finds, in the order of the parts', async () => {
    const files = [
      { name: 'a.log', source: large(secret, token) },
      { name: 'b.log', source: large('', '', secret) },
    ];
    const findings = await scanForSecrets({ files, learned: [secret] });
    const named = findings.map(({ file, rule }) => `${file} ${rule}`);
    assert.deepEqual(named, [
      'a.log learned-secret',
      'a.log issued-token',
      'a.log github/GITHUB_TOKEN',
      'b.log learned-secret',
    ]);
  });

  test('works on while more is asked for than a thread can take', async () => {
    await using looks = openLooks({ learned: [secret], byRules: false });
    const parts = Array.from({ length: 60 }, (_, n) => Buffer.from(n % 7 === 0 ? `x ${secret} x` : 'nothing'));
    const found = await Promise.all(parts.map((part) => looks.look('a', part)));
    assert.deepEqual(
      found.map(({ length }) => length),
      parts.map((_, n) => (n % 7 === 0 ? 1 : 0)),
    );
  });
});
