import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from './index.ts';
import { plantedFiles } from '@flarewire/testing/corpus';
import { harmlessFiles } from '@flarewire/testing/corpus';
import { harmlessLines } from '@flarewire/testing/corpus';

async function scrubbed(name: string, text: string): Promise<string> {
  const scrubber = createScrubber({ rules: 'strict' });
  const pieces = await Array.fromAsync(scrubber.scrub(name, source(text)));
  return Buffer.concat(pieces).toString('utf8');
}

async function* source(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

suite('the planted corpus, under the strict rules', () => {
  test('is large: 1,200 secrets in 60 kinds of files, and 600 harmless lines', () => {
    const files = plantedFiles();
    assert.ok(new Set(files.map(({ name }) => name)).size >= 60);
    assert.ok(files.flatMap(({ secrets }) => secrets).length >= 1_200);
    assert.ok(harmlessLines().length >= 600);
  });

  test('leaks no secret', async () => {
    const leaks: string[] = [];
    for (const { name, text, secrets } of plantedFiles()) {
      const output = await scrubbed(name, text);
      for (const secret of secrets) {
        if (!text.includes(secret)) throw new Error(`${name} was made without one of its secrets`);
        if (output.includes(secret))
          leaks.push(`${name}: ${output.split('\n').find((line) => line.includes(secret)) ?? secret}`);
      }
    }
    assert.deepEqual(leaks, []);
  });

  test('changes less than one in a hundred harmless lines', async () => {
    const lines = harmlessLines();
    const output = (await scrubbed('harmless.log', `${lines.join('\n')}\n`)).split('\n');
    const changed = lines.filter((line, index) => line !== output[index]);
    assert.ok(changed.length * 100 < lines.length, `changed: ${JSON.stringify(changed, null, 1)}`);
  });

  for (const [name, text] of Object.entries(harmlessFiles))
    test(`gives ${name}, which speaks of secrets and holds none, as it is`, async () =>
      assert.equal(await scrubbed(name, text), text));
});
