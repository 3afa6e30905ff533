import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { harmlessFiles, harmlessLines, plantedFiles } from '@flarewire/testing/corpus';
import { bitsOfChance } from '../chance/bits-of-chance.ts';
import { lastWordClues } from '../labels/find-labels.ts';
import { headers } from './headers.ts';
import { createJudge } from '../judge.ts';
import { labelledValueReaders } from './labelled-values.ts';
import { natsSeeds } from './nats-seeds.ts';
import { privateKeys } from './private-keys.ts';
import { tokens } from './tokens.ts';
import { urlPasswords } from './url-passwords.ts';
import { createWeighing } from '../weighing/weigh.ts';

const bits = bitsOfChance();
const judge = createJudge();
const rulesIn = (content: Buffer) => [...judge(content)].map(({ rule }) => rule);
const [byLastWord] = labelledValueReaders(bits, createWeighing(bits).weigh);

/** What the judge's ways find when each of them reads all of a text. */
function withoutClues(content: Buffer): string[] {
  const text = content.toString('latin1');
  const labels = lastWordClues.flatMap(({ word }) =>
    [...text.matchAll(new RegExp(`${word}(?![a-z])`, 'gi'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
    })),
  );
  const suspects = [
    ...privateKeys(text),
    ...urlPasswords(text, bits),
    ...headers(text, bits),
    ...tokens(text, bits),
    ...natsSeeds(text),
  ];
  return [
    ...new Set([
      ...suspects.map(({ rule }) => rule),
      ...[...byLastWord!.read(content, labels)].map(({ rule }) => rule),
    ]),
  ];
}

suite('the judge, which reads around clues,', () => {
  const planted = plantedFiles(1).map(({ name, text }) => ({ name, text }));
  const harmless = Object.entries(harmlessFiles).map(([name, text]) => ({ name, text }));
  for (const { name, text } of [...planted, ...harmless])
    test(`finds in each line and in all of ${name} what it would find if it read everything`, () => {
      for (const part of [text, ...text.split('\n')]) {
        const content = Buffer.from(part);
        const found = [...new Set(rulesIn(content))];
        assert.deepEqual(
          withoutClues(content).filter((rule) => !found.includes(rule)),
          [],
          part.slice(0, 200),
        );
      }
    });

  test('finds no more in harmless lines for it', () => {
    const lines = harmlessLines();
    assert.deepEqual(rulesIn(Buffer.from(lines.join('\n'))), withoutClues(Buffer.from(lines.join('\n'))));
  });

  /** One of each form that an expression tells apart; a new one needs a clue. */
  const noise = 'aK3xPq9ZtB7mWc5RvN1yLd8HsG2jFu4E';
  const forms = [
    ...'ghp gho ghu ghs ghr github_pat dckr_pat dckr_oat npm sk_live rk_live whsec dop_v1 glsa shpat shpca shppa shpss hf ddapp ddpat ddsat figd sntrys sntryu pscale_tkn pscale_pw lin_api'
      .split(' ')
      .map((prefix) => `${prefix}_`),
    ...'glpat gldt glrt glcbt glptt glsoat glagent pypi xoxa xoxb xoxe xoxo xoxp xoxr xoxs sk-proj sk-ant sk-svcacct GOCSPX tskey NRAK'
      .split(' ')
      .map((prefix) => `${prefix}-`),
    ...'hvs hvb hvr SG ya29'.split(' ').map((prefix) => `${prefix}.`),
    'AIza',
    'AKCp',
    '7Q~',
    '8Q~',
  ];
  for (const form of forms)
    test(`finds a token that begins with ${form}`, () =>
      assert.ok(rulesIn(Buffer.from(`x: ${form}${noise}${noise} y`)).includes('issued-token')));
  const figures = '5f4dcc3b5aa765d61d8327deb882cf99';
  const hashes = {
    'PostgreSQL, SCRAM': `SCRAM-SHA-256$4096:${noise}$${noise}:${noise}`,
    'PostgreSQL, MD5': `md5${figures}`,
    'LDAP, SHA': '{SHA}ZPMO60baCWbW5XswM1XZukFmKlo=',
    'SQL Server': `0x0200${(figures + figures + figures).toUpperCase()}`,
    'MySQL, native': `mysql_native_password AS *${(figures + figures).slice(0, 40).toUpperCase()}`,
    'MySQL, cached': `$A$005$${noise}${noise}`,
    Kerberos: `$krb5asrep$23$user@EXAMPLE.ORG:${figures}$${figures}`,
  };
  for (const [name, hash] of Object.entries(hashes))
    test(`finds a hash of a password as ${name} has it`, () =>
      assert.ok(rulesIn(Buffer.from(`x: ${hash} y`)).includes('password-hash')));
  test('takes the name of a digest for none', () =>
    assert.deepEqual(rulesIn(Buffer.from('md5sums checked, algorithm=md5 digest md5(x)')), []));

  for (const form of '1 9 2a 2b 2y 5 6 y argon2i argon2d argon2id apr1 scrypt pbkdf2-sha256'.split(' '))
    test(`finds a hash of a password in the form $${form}$`, () =>
      assert.ok(rulesIn(Buffer.from(`x: $${form}$${noise}${noise} y`)).includes('password-hash')));
});
