import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { suite, test } from 'node:test';
import { scanForLearned } from './scan-for-learned.ts';

suite('scanForLearned()', () => {
  const secret = 'planted-s3cret "x"';
  async function* files(contents: Record<string, string>) {
    for (const [name, text] of Object.entries(contents)) yield { name, source: Readable.from([Buffer.from(text)]) };
  }
  const scan = async (contents: Record<string, string>, allow: { rule: string; file: string }[] = []) =>
    (await scanForLearned({ files: files(contents), learned: [secret], allow })).map(({ file }) => file);

  test('finds a secret in every form it could have been written in', async () => {
    const forms = {
      plain: secret,
      json: JSON.stringify({ a: secret }),
      url: encodeURIComponent(secret),
      base64: Buffer.from(`x${secret}y`).toString('base64'),
    };
    assert.deepEqual(await scan(forms), Object.keys(forms));
  });

  test('finds nothing where it was masked', async () =>
    assert.deepEqual(await scan({ log: 'password: "********"' }), []));

  test('passes over what the operator settled', async () =>
    assert.deepEqual(
      await scan({ 'r/a.log': secret, 'r/b.log': secret }, [{ rule: 'learned-secret', file: 'r/a.*' }]),
      ['r/b.log'],
    ));
});
