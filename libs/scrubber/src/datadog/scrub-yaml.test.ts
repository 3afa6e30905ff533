import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentRules } from './rules.ts';
import { scrubYaml } from './scrub-yaml.ts';

test('a whole number keeps all its digits', () => {
  const ids = 'account: 9007199254740993\nlimit: 18446744073709551615\nservers:\n  - 3\n';
  assert.equal(scrubYaml(agentRules, ids, { keepHandles: false, onMasked: () => undefined }).trim(), ids.trim());
});
