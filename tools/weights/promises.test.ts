import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { promises } from './promises.ts';

const kinds = promises();

suite('what tests promise of lines', () => {
  test('is read from their lists: lines that stay, and lines with a secret that goes', () => {
    const text = kinds.map(({ base64 }) => Buffer.from(base64, 'base64').toString('utf8')).join('\n');
    for (const line of ['login of admin from office on 21-Aug-2023', 'failover key walrus318'])
      assert.ok(text.includes(line), line);
    assert.ok(kinds.some(({ secrets }) => secrets.includes('walrus318')));
    assert.ok(kinds.some(({ harmless }) => harmless.includes('login of admin from office on 21-Aug-2023')));
  });

  test('has each secret and each harmless line in its file', () => {
    for (const { kind, base64, secrets, harmless } of kinds) {
      const text = Buffer.from(base64, 'base64').toString('utf8');
      for (const each of [...secrets, ...harmless]) assert.ok(text.includes(each), `${kind}: ${each}`);
    }
    assert.ok(kinds.flatMap(({ secrets }) => secrets).length > 500);
    assert.ok(kinds.flatMap(({ harmless }) => harmless).length > 800);
  });
});
