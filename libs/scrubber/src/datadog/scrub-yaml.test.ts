import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentRules } from './rules.ts';
import { scrubYaml } from './scrub-yaml.ts';

test('whole numbers are read as the Agent reads them, and words are no booleans', () => {
  const text = 'a: 0777\nb: 1_000\nc: 0b11\nd: -0x1f\ne: 0o17\nf: "0777"\ng: yes\nh: 0089\ni: 0\nj: +7\n';
  const read = scrubYaml(agentRules, text, { keepHandles: false, onMasked: () => undefined });
  assert.deepEqual(read.replaceAll(/^\w: /gm, '').split('\n'), [
    '511',
    '1000',
    '3',
    '-31',
    '15',
    "'0777'",
    'yes',
    '89',
    '0',
    '7',
  ]);
});

test('a whole number keeps all its digits', () => {
  const ids = 'account: 9007199254740993\nlimit: 18446744073709551615\nservers:\n  - 3\n';
  assert.equal(scrubYaml(agentRules, ids, { keepHandles: false, onMasked: () => undefined }).trim(), ids.trim());
});
