import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../index.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function scrub(name: string, text: string, size = 2 ** 16): Promise<string> {
  const scrubber = newScrubber();
  const scrubbed = scrubber.scrub(name, pieces(text, size));
  return Buffer.concat(await Array.fromAsync(scrubbed, (piece) => Buffer.from(piece))).toString();
}

const secrets = { admin: 'aHVudGVyMg==', url: 'cGc=', note: 'plain words' };
const audit = (body: object): string =>
  JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    verb: 'patch',
    objectRef: { resource: 'secrets', namespace: 'shop', name: 'db' },
    ...body,
    responseStatus: { metadata: {}, code: 200 },
  });
const objects: Record<string, string> = {
  'a Secret that is made': audit({ requestObject: { kind: 'Secret', metadata: { name: 'db' }, data: secrets } }),
  'a Secret in plain': audit({ requestObject: { kind: 'Secret', stringData: secrets } }),
  'a patch of a Secret, which does not say its kind': audit({ requestObject: { data: secrets } }),
  'a patch in steps': audit({
    requestObject: Object.entries(secrets).map(([name, value]) => ({ op: 'add', path: `/data/${name}`, value })),
  }),
  'a list of Secrets': audit({ responseObject: { kind: 'SecretList', items: [{ metadata: {}, data: secrets }] } }),
  'state of Terraform': JSON.stringify({
    type: 'acme_thing',
    instances: [
      {
        attributes: { id: 'thing-1', settings: [secrets], label: 'shown' },
        sensitive_attributes: [[{ type: 'get_attr', value: 'settings' }, { type: 'index', value: { value: 0, type: 'number' } }]],
      },
    ],
  }),
  'a plan of Terraform': JSON.stringify({
    address: 'acme_thing.a',
    change: { after: { settings: secrets, size: 3 }, after_sensitive: { settings: true } },
  }),
  'an output of Terraform': JSON.stringify({ outputs: { settings: { value: secrets, sensitive: true } } }),
  'a resource of Terraform that is a secret by its type': JSON.stringify({
    mode: 'managed',
    type: 'vault_kv_secret_v2',
    instances: [{ attributes: { path: 'kv/db', data: secrets } }],
  }),
}; // prettier-ignore

const prefixes: Record<string, (json: string) => string> = {
  'alone on its line': (json) => json,
  'behind a time and a level': (json) => `2026-11-29T08:00:00Z INFO audit: ${json}`,
  'behind the prefix of a CRI': (json) => `2026-11-29T08:00:00.123456789Z stdout F ${json}`,
  'in a field of Docker’s log': (json) => JSON.stringify({ log: `${json}\n`, stream: 'stderr', time: '2026-11-29T08:00:00Z' }),
  'in a quoted field of a line': (json) => `level=info msg=${JSON.stringify(json)} code=200`,
  'in JSON in JSON': (json) => JSON.stringify({ message: JSON.stringify({ body: json }) }),
  'in a URL': (json) => `GET /apply?object=${encodeURIComponent(json)}&n=1 200`,
  'with more behind it': (json) => `got ${json} and {"n":1} in 3 ms`,
}; // prettier-ignore

suite('an object of JSON on a line of a log', () => {
  for (const [what, json] of Object.entries(objects))
    for (const [where, write] of Object.entries(prefixes))
      test(`is read as JSON ${where}: ${what}`, async () => {
        const line = write(json);
        const output = await scrub('audit.log', `first\n${line}\nlast\n`);
        for (const secret of Object.values(secrets)) {
          const isLeft = output.includes(secret) || output.includes(encodeURIComponent(secret));
          assert.ok(!isLeft, `${secret} in ${output}`);
        }
        assert.equal(await scrub('audit.log', `first\n${line}\nlast\n`, 7), output);
        assert.equal(await scrub('audit.log', output), output);
        if (where === 'with more behind it') assert.ok(output.endsWith(' and {"n":1} in 3 ms\nlast\n'));
      });

  test('is masked as it is in a file of JSON', async () => {
    const lines = Object.values(objects).flatMap((json) => [json, prefixes['in a field of Docker’s log']!(json)]);
    const text = `${lines.join('\n')}\n`;
    assert.equal(await scrub('audit.log', text), await scrub('audit.jsonl', text));
  });

  test('is read as far as it goes where it was cut', async () => {
    const [json = ''] = Object.values(objects);
    const cut = json.slice(0, json.indexOf('cGc=') + 2);
    assert.ok(!(await scrub('a.log', `${cut}\nnext`)).includes('"cG'));
    assert.match(await scrub('a.log', `${cut}\nnext`), /"url":"\*{8}\nnext$/);
  });

  test('stays byte for byte where it holds no secret, however it is written', async () => {
    const text =
      '{ "a" : 1,"b":[ true, {"kind" :"Event"}],"c":"\\u003cx\\u003e \\/"} tail\n{"open":[1,\n{"\n{\\"\n%7B%2\n';
    assert.equal(await scrub('a.log', text, 5), text);
  });

  test('is masked as text on a line that is longer than a mebibyte, and the next line is read again', async () => {
    const json = JSON.stringify({ pad: 'word '.repeat(220_000), password: 'hunter2' });
    const output = await scrub('a.log', `${json}\n${objects['a Secret in plain']}\n`);
    assert.equal(output.includes('hunter2'), false);
    assert.equal(output.includes('plain words'), false);
    assert.equal(await scrub('a.log', `${json}\n${objects['a Secret in plain']}\n`, 999), output);
  });
});

suite('a JSON web key', () => {
  const generated =
    'X4cTteJY_gn4FYPsXB8rdXix5vwsg1FLN5E3EaG6RJoVH-HLLKD9M7dx5oo7GURknchnrRweUkC7hT5fJLM0WbFAKNLWY2vv7B6';
  const hidden = { d: 'AAA', p: 'AAB', q: 'AAC', dp: 'AAD', dq: 'AAE', qi: 'AAF', k: 'AAG' };
  const shown = {
    kty: 'RSA',
    kid: 'k-2026-11-29-Zk3v9QpLr7Wx2MnB',
    n: generated,
    e: 'AQAB',
    x: generated,
    y: generated,
  };

  for (const name of ['a.log', 'a.json', 'keys.jwks', 'a.yaml'])
    test(`keeps what is public and loses what is private, in ${name}`, async () => {
      const output = await scrub(name, JSON.stringify({ keys: [{ ...shown, ...hidden }] }));
      const masked = Object.fromEntries(Object.keys(hidden).map((key) => [key, '********']));
      assert.deepEqual(JSON.parse(output), { keys: [{ ...shown, ...masked }] });
    });
});

suite('lists and maps below a secret key', () => {
  for (const [text, expected] of [
    ['list_api_key: ["k3y-a", "k3y-b"]', 'list_api_key: ["********", "********"]'],
    ['x list_api_key=[k3y-a,k3y-b] y', 'x list_api_key=[********,********] y'],
    ['auth = { strategy = "bearer", token = "abc123" }', 'auth = { strategy = "bearer", token = "********" }'],
    ['token = { prod = "abc123", test = \'x9k2\' }', 'token = { prod = "********", test = \'********\' }'],
    ['{"token":{"access":"x9k2","expires_in":3600,"id":123456}}', '{"token":{"access":"********","expires_in":3600,"id":"********"}}'],
  ] as const)
    test(`keep their syntax: ${text}`, async () => assert.equal(await scrub('a.log', `${text}\n`), `${expected}\n`));
}); // prettier-ignore
