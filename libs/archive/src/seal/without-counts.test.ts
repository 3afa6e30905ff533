import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withoutCounts } from './without-counts.ts';

suite('withoutCounts()', () => {
  const shown = async (text: string, ...cuts: number[]) => {
    const bytes = Buffer.from(text);
    const pieces = [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index]));
    return Buffer.concat(await Array.fromAsync(withoutCounts(from(pieces)))).toString();
  };

  test('leaves of JSON all but the digits of its numbers', async () => {
    const json = '{\n  "pin 1234": 5678,\n  "of": [12, {"a\\"9": -3.5e2}], "\\\\": 7\n}';
    const expected = '{\n  "pin 1234":     ,\n  "of": [  , {"a\\"9": - . e }], "\\\\":  \n}';
    assert.equal(await shown(json), expected);
    for (let cut = 1; cut < json.length; cut += 1) assert.equal(await shown(json, cut), expected);
  });
});

async function* from(pieces: Buffer[]): AsyncIterable<Uint8Array> {
  yield* pieces;
}
