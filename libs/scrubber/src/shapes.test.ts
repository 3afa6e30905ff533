import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changedLines, createPlanter, leakedShapes } from '@flarewire/testing/corpus';
import { scrubberFactory } from './index.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });
const line = (text: string): string => newScrubber().line(text);

suite('lines in which an earlier release left a secret', () => {
  for (const [kind, shapes] of Object.entries(leakedShapes))
    for (const [index, shape] of shapes.entries())
      test(`${kind}: ${shape.slice(0, 100)}`, () => {
        const planter = createPlanter(kind.length * 1_000 + index);
        const secret = planter.token(28);
        const output = line(shape.replaceAll('<SECRET>', secret).replaceAll('<..>', planter.token(20)));
        assert.ok(!output.includes(secret), output);
      });
});

suite('lines that an earlier release changed, and that hold no secret', () => {
  for (const text of changedLines) test(text.slice(0, 100), () => assert.equal(line(text), text));
});
