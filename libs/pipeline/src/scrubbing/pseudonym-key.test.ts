import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { checkPseudonymKey, pseudonymKeyFor } from './pseudonym-key.ts';

suite('the key of pseudonyms', () => {
  let folder = '';
  const file = () => path.join(folder, 'case.key');
  const ofCase = () => pseudonymKeyFor({ pseudonyms: 'case', pseudonymKey: file() });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is none where no tags are wanted, and new for each flare', async () => {
    assert.equal(await pseudonymKeyFor({ pseudonyms: 'off' }), undefined);
    const [one, other] = [await pseudonymKeyFor({ pseudonyms: 'flare' }), await pseudonymKeyFor({ pseudonyms: 'flare' })];
    assert.equal(one?.length, 32);
    assert.notDeepEqual(one, other);
  });

  test('of a case is made once, for its owner alone, and then read', async () => {
    const [one, other] = await Promise.all([ofCase(), ofCase()]);
    assert.deepEqual(one, other);
    assert.deepEqual(await ofCase(), one);
    assert.deepEqual(readdirSync(folder), ['case.key']);
    assert.equal(statSync(file()).mode & 0o777, 0o600);
    assert.match(readFileSync(file(), 'utf8'), /^[0-9a-f]{64}\n$/);
  });

  test('is not made by who only looks whether it could be', async () => {
    assert.equal(await checkPseudonymKey(file()), 'to be made');
    assert.deepEqual(readdirSync(folder), []);
    await ofCase();
    assert.equal(await checkPseudonymKey(file()), 'there');
    chmodSync(file(), 0o644);
    await assert.rejects(checkPseudonymKey(file()), { code: 'invalid_config', message: /run chmod 600/ });
    await assert.rejects(checkPseudonymKey(path.join(folder, 'none', 'case.key')), {
      code: 'invalid_config',
      message: /its folder is not there \(ENOENT\)/,
    });
  });

  test('is used where it is there and nothing can be written beside it', async () => {
    // The name is as long as names may be, so that none with anything added to it can be made.
    const pseudonymKey = path.join(folder, 'k'.repeat(255));
    writeFileSync(pseudonymKey, `${'a1'.repeat(32)}\n`, { mode: 0o600 });
    assert.equal((await pseudonymKeyFor({ pseudonyms: 'case', pseudonymKey }))?.length, 32);
  });

  test('is refused where others may read it, where it is no key, and where it cannot be made, and named but not shown', async () => {
    writeFileSync(file(), `${'a1'.repeat(32)}\n`);
    chmodSync(file(), 0o644);
    await assert.rejects(ofCase(), { code: 'invalid_config', message: /others than its owner may read or change it/ });
    chmodSync(file(), 0o600);
    assert.equal((await ofCase())?.length, 32);
    writeFileSync(file(), 'hunter2');
    await assert.rejects(ofCase(), (error: Error) => /64 hexadecimal digits/.test(error.message) && !error.message.includes('hunter2'));
    const nowhere = pseudonymKeyFor({ pseudonyms: 'case', pseudonymKey: path.join(folder, 'none', 'case.key') });
    await assert.rejects(nowhere, { code: 'invalid_config', message: /its folder is not there \(ENOENT\); name a file/ });
  });
}); // prettier-ignore
