import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { knownSecrets } from './known-secrets.ts';
import { formsOf } from './secret-forms.ts';

suite('knownSecrets()', () => {
  /** Secrets of every length from 6 on, and many that begin alike. */
  const secrets = [
    ...Array.from({ length: 60 }, (_, n) => `x${'Zq7%'.repeat(20).slice(0, n + 5)}`),
    ...Array.from({ length: 5_000 }, (_, n) => `s3cr3t-of-${n.toString(36).padStart(5, '0')}!`),
  ];
  const find = knownSecrets(secrets);
  const holds = (bytes: Buffer) => find(bytes) !== undefined;
  const filler = (length: number) => Buffer.alloc(length, '. ');

  test('finds every form of every secret wherever it begins', () => {
    for (const [index, secret] of secrets.entries()) {
      if (index > 200 && index % 97 > 0) continue;
      for (const { bytes } of formsOf(secret))
        for (let before = 0; before < 12; before += 1) {
          const content = Buffer.concat([filler(before), bytes, filler(index % 3)]);
          assert.ok(holds(content), `${bytes.toString()} behind ${before} bytes`);
        }
    }
  });

  test('finds it at the very end, and in a part of a larger buffer', () => {
    const whole = Buffer.from(`....${secrets[5_000]}`);
    assert.equal(find(whole.subarray(1)), 3);
    assert.ok(!holds(whole.subarray(0, whole.length - 1)));
  });

  test('finds nothing in what only begins or ends like one', () => {
    for (const secret of secrets.slice(60, 200)) {
      assert.ok(!holds(Buffer.from(`. ${secret.slice(0, -1)}_`)), secret);
      assert.ok(!holds(Buffer.from(`. _${secret.slice(1)}`)), secret);
    }
    assert.equal(knownSecrets([])(Buffer.from('anything')), undefined);
  });

  test('takes a short secret for one only as a word of its own', () => {
    const findShort = knownSecrets(['hunter2!']);
    assert.equal(findShort(Buffer.from('xhunter2! hunter2!')), 10);
    assert.equal(findShort(Buffer.from('xhunter2! now')), undefined);
  });
});
