import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { scanForSecrets } from '../index.ts';
import { ruleExamples } from './rule-examples.fixture.ts';
import { createSuspects } from './suspects.ts';

const shortName = (id: string) => id.replace(/^.*secretlint-rule-/, '');
/** The gate's own rules have plain names. */
const isLinters = (rule: string) => rule.includes('/');

/** What a rule of the linter finds in a text, by the linter's own account. */
async function foundByLinter(content: string, filePath = 'a.log'): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath, content, contentType: 'text', ext: '' },
    options: { config: { rules: rules.map((rule) => ({ id: rule.meta.id, rule })) }, noPhysicFilePath: true },
  });
  return [...new Set(messages.map(({ ruleId, messageId }) => `${shortName(ruleId)}/${messageId}`))].toSorted();
}

async function foundByGate(content: string, name = 'a.log'): Promise<string[]> {
  const source = (async function* () {
    yield Buffer.from(content);
  })();
  return (await scanForSecrets({ files: [{ name, source }] })).map(({ rule }) => rule).toSorted();
}

/** Rules that the gate does not use: one lets a log switch the others off, one looks for files on this machine's disk. */
const unused = ['filter-comments', 'gcp'];

suite('the look ahead of the linter', () => {
  test('has examples for each of its rules', () => {
    const shown = new Set(ruleExamples.map(({ rule }) => rule));
    const wanted = rules.map(({ meta }) => shortName(meta.id)).filter((name) => !unused.includes(name));
    assert.deepEqual(
      wanted.filter((name) => !shown.has(name)),
      [],
    );
  });

  for (const { rule, file, texts } of ruleExamples)
    test(`lets ${rule} find ${texts[0]!.slice(0, 12)}… anywhere in a window`, async () => {
      for (const text of texts) {
        const expected = await foundByLinter(text, file);
        assert.ok(
          expected.some((name) => name.startsWith(`${rule}/`)),
          text.slice(0, 40),
        );
        for (const lead of ['', 'x: ', `${'plain text\n'.repeat(3_000)} `]) {
          const found = await foundByGate(`${lead}${text}\n${'more text\n'.repeat(3_000)}`, file);
          assert.deepEqual(found.filter(isLinters), expected, `${text.slice(0, 40)} behind ${lead.length} bytes`);
        }
      }
    });

  test('finds nothing worth a look in an ordinary log', () => {
    const lines =
      '2026-11-28 INFO accounting: 17 tokens, see https://example.com/a:b and postgres://app:********@db/x\n';
    assert.deepEqual(createSuspects()(Buffer.from(lines.repeat(1_000))), []);
    const tagged = 'postgres://app:********~3f9a1@db/x and redis://app:secret-********~3f9a1@cache\n';
    assert.deepEqual(createSuspects()(Buffer.from(tagged.repeat(1_000))), []);
  });

  test('finds the word at an odd place as well as at an even one', () => {
    for (const lead of ['', ' '])
      assert.equal(createSuspects()(Buffer.from(`${lead}npm_${'a1'.repeat(18)}`)).length, 1, `${lead.length}`);
  });
});

test('no comment in a file switches the gate off', async () => {
  const token = `ghp_${'a1B2'.repeat(9)}`;
  assert.deepEqual((await foundByGate(`secretlint-disable\n${token}\n`)).filter(isLinters), ['github/GITHUB_TOKEN']);
  assert.deepEqual((await foundByGate(`${token} # secretlint-disable-line\n`)).filter(isLinters), [
    'github/GITHUB_TOKEN',
  ]);
});
