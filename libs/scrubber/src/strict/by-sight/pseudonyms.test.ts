import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber, type Scrubber } from '../../index.ts';

const key = Buffer.alloc(32, 7);
const secret = 'Zk3v9QpLr7Wx2MnB';

async function* source(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function scrub(scrubber: Scrubber, name: string, text: string): Promise<string> {
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(name, source(text)))).toString();
}

const tagsIn = (text: string): string[] => text.match(/(?<=\*{8}~)[0-9a-f]{5}/g) ?? [];

suite('pseudonyms', () => {
  const tagged = createScrubber({ rules: 'strict' }, key);

  test('are the same for one secret, however it is written and in whatever file', async () => {
    const scrubber = createScrubber({ rules: 'strict' }, key);
    const outputs = [
      await scrub(scrubber, 'a.env', `API_TOKEN=${secret}\n`),
      await scrub(scrubber, 'b.log', `GET / Authorization: Bearer ${secret}\n`),
      await scrub(scrubber, 'c.json', `{"token":"${secret}"}`),
      await scrub(scrubber, 'd.yaml', `list_api_key: ["${secret}", "${secret}"]\n`),
      await scrub(scrubber, 'e.log', `x {"tokens":{"a":"${secret}"}}\n`),
      scrubber.line(`token=${secret}`),
      Buffer.concat(await Array.fromAsync(scrubber.sweep('f.log', source(`got ${secret} here\n`)))).toString(),
    ];
    const tags = outputs.map(tagsIn);
    for (const [index, [tag]] of tags.entries()) assert.equal(tag, tags[0]![0], outputs[index]);
    assert.equal(tags.flat().length, outputs.length + 1);
  });

  test('differ for other secrets and other keys, and are none without a key and in rule set datadog', () => {
    const line = (scrubber: Scrubber, value = secret) => scrubber.line(`token=${value}`);
    const [own] = tagsIn(line(tagged));
    assert.match(own ?? '', /^[0-9a-f]{5}$/);
    assert.notEqual(own, tagsIn(line(tagged, `${secret}x`))[0]);
    assert.notEqual(own, tagsIn(line(createScrubber({ rules: 'strict' }, Buffer.alloc(32, 8))))[0]);
    assert.equal(line(createScrubber({ rules: 'strict' })), 'token=********');
    const datadog = 'password=hunter2-Zk3v9QpLr7';
    assert.equal(createScrubber({ rules: 'datadog' }, key).line(datadog), createScrubber({ rules: 'datadog' }).line(datadog));
  });

  test('are given to no PIN, word or short password, whose tag would tell which of few they are', () => {
    for (const line of ['pin: 482913', 'password=hunter2', 'password=swordfish', 'DB_PASSWORD=changeme', 'otp=123456'])
      assert.match(tagged.line(line), /\*{8}"?$/, line);
  });

  test('stay out of what is learned, and out of the report', async () => {
    const scrubber = createScrubber({ rules: 'strict' }, key);
    const once = await scrub(scrubber, 'a.env', `API_TOKEN=${secret}\n`);
    const again = createScrubber({ rules: 'strict' }, Buffer.alloc(32, 9));
    assert.equal(await scrub(again, 'a.env', once), once);
    assert.deepEqual([...again.learned()], []);
    assert.ok(!JSON.stringify(scrubber.report()).includes('~'));
  });
}); // prettier-ignore
