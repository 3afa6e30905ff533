import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addFailures, noFailures } from './failures.ts';

suite('what failed in a test run', () => {
  const read = (...lines: string[]) => lines.reduce(addFailures, noFailures);

  test('is kept from every run, without what Nx says between them', () => {
    const { lines } = read(
      '> nx run a:test',
      '✖ one (2ms)',
      '✖ failing tests:',
      '',
      'test at a.test.ts:1:1',
      '✖ one (2ms)',
      '> nx run b:test',
      '✔ two (3ms)',
      '✖ failing tests:',
      '✖ three (3ms)',
      ' NX  Running targets test failed',
      'Failed tasks:',
    );
    assert.deepEqual(lines, ['test at a.test.ts:1:1', '✖ one (2ms)', '✖ three (3ms)']);
  });

  test('is found in coloured output', () => {
    const nx = '\u001b[7m\u001b[1m\u001b[31m NX \u001b[39m\u001b[22m\u001b[27m  Running targets';
    assert.deepEqual(read('\u001b[31m✖ failing tests:\u001b[39m', '✖ one', nx, 'more').lines, ['✖ one']);
  });

  test('is nothing where all passed', () => {
    assert.deepEqual(read('> nx run a:test', '✔ one (2ms)', 'ℹ pass 1').lines, []);
  });
});
