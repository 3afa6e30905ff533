import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inSentences } from './in-sentences.ts';

suite('inSentences', () => {
  test('shows what failed and why, then a line for each thing to do', () => {
    assert.equal(
      inSentences(
        'Cannot make a flare of target "web": 12 wait already; ask again in 30 s, or raise collecting.waiting',
        60,
      ),
      'Cannot make a flare of target "web": 12 wait already\n→ ask again in 30 s, or raise collecting.waiting',
    );
  });

  test('breaks what is wider than the terminal between words', () => {
    const lines = inSentences(`Cannot ${'look at it '.repeat(20)}; ${'do this '.repeat(20)}`, 40).split('\n');
    assert.ok(lines.every((line) => line.length <= 40));
    assert.ok(lines.length > 8);
  });

  test('leaves what fits, what has lines of its own, and a word that is too long', () => {
    for (const message of ['Cannot look: it is dark; make light', `Cannot use it:\n${'x'.repeat(90)}`])
      assert.equal(inSentences(message, 80), message);
    assert.equal(inSentences(`Cannot ${'x'.repeat(90)}`, 80), `Cannot\n  ${'x'.repeat(90)}`);
  });
});
