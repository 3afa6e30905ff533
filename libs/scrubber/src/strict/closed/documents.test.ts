import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { createScrubber } from '../../index.ts';

const definitions = {
  rabbit_version: '3.13.7',
  users: [{ name: 'zorblax', password_hash: 'kI3G/cL+9xQy7Tn8Zp4vBw==', limits: { 'max-connections': 4_711_234 }, tags: ['administrator'] }],
  permissions: [{ user: 'zorblax', vhost: '/', configure: '^(?!amq\\.)[a-z]{12345}\\d+$', write: '.*', read: '\\w+\\nzorblaxian' }],
  parameters: [{ component: 'shovel', name: 'qwibble_02', value: { 'src-uri': ['amqps://zorblax:Qx7-kw2v@mq/%2F?heartbeat=12345'], 'src-delete-after': 9_988_776 } }],
  policies: [{ pattern: '^(a|b), 4711234, 99123$', definition: { expires: 86_400_000, 'ha-params': [4_711_234, 22_334_455] }, priority: -4_711_234 }],
  nested: JSON.stringify({ list: [4_711_234, 22_334_455], deeper: JSON.stringify({ list: [4_711_234, 99_887_766] }) }),
}; // prettier-ignore

const yaml = `qwibble_02: 4711234
zorblax_03: *zorblax
flow: {
  DB_PASSWORD: true,
  Qu1x-9z: [1234567, 22334455],
}
`.replace('*zorblax', '!Zorblax {a: 1}');
const toml = `qwibble_02 = 4711234\n"pool/ds" = 99887766\n[zorblax9x.Qu1x-9z]\nlist = [4711234, 22334455]\nqwibble_03 = "x"\n`;
const xml = `<?xml version="1.0"?>\n<zorblax9x qwibble="Qzx7kw2"><n>4711234</n><w:zorb xmlns:w="u">zorblaxian&nbsp;</w:zorb></zorblax9x>`;

async function scrubbed(name: string, text: string): Promise<string> {
  const scrubber = createScrubber({ rules: 'closed' });
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(name, source()))).toString();
}

suite('a document that rule set closed masked', () => {
  for (const indent of [0, 2])
    test(`can be read where it is definitions of RabbitMQ, indented by ${indent}`, async () => {
      const output = await scrubbed('definitions.json', JSON.stringify(definitions, undefined, indent));
      const { nested } = JSON.parse(output);
      assert.doesNotThrow(() => JSON.parse(JSON.parse(nested).deeper), output);
      assert.ok(!/zorblax|Qx7-kw2v|kI3G|22334455|99887766/.test(output), output);
    });
  test('can be read where it is YAML, with each of its keys', async () => {
    const output = await scrubbed('a.yaml', yaml);
    assert.equal(Object.keys(parseYaml(output)).length, 3, output);
  });
  test('can be read where it is TOML, with each of its keys', async () => {
    const output = await scrubbed('a.toml', toml);
    assert.equal(Object.keys(parseToml(output)).length, 3, output);
    assert.ok(!/4711234|99887766|22334455/.test(output), output);
  });
  test('can be read where it is XML', async () => {
    const output = await scrubbed('a.xml', xml);
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.ENTITIES['nbsp'] = ' ';
    assert.doesNotThrow(() => parser.write(output).close(), output);
    assert.ok(!/Qzx7kw2|zorblaxian/.test(output), output);
  });
});
