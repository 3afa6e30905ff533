import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bitsOfChance } from '../chance/bits-of-chance.ts';
import { inContextReaders } from './in-context.ts';
import { createSearch } from '../../search/create-search.ts';
import { valuesNear } from '../labels/values-near.ts';
import { createWeighing } from '../weighing/weigh.ts';

const readers = inContextReaders(createWeighing(bitsOfChance()));
const [reader] = readers;
const search = createSearch(readers);
const all = { isTelling: () => true, isPossible: () => true };
const finds = (text: string) => {
  const content = Buffer.from(text);
  const places = search(content);
  return readers.some((one) => [...one.read(content, places.get(one) ?? [])].length > 0);
};
const valuesIn = (text: string) => {
  const content = Buffer.from(text, 'latin1');
  return [...valuesNear(content, search(content).get(reader!) ?? [], all)].map((value) => value.text);
};

const secret = [
  'curl -u admin:LvNmV0r.UmkY!d http://localhost:9200/_cat',
  "ansible: SSH: EXEC sshpass -p '7jSt}Hg|n?T,Cu' ssh -o StrictHostKeyChecking=no",
  'connect --controller=192.168.182.135:9990 --user=svc-sync --password=yX5TUmbpyeW!TMG0qZj',
  '<add key="FtpPassword" value="Cherry-Sushi-Igloo4" />',
  // Mixed, with no word before it that speaks of secrets
  "list http_headers 'X-Ingest: sQ7vTz0PmXk3LdW9yRb5NcHf2JgAe8Ut1VoZ'",
  // Digits behind words for a code
  'SIM card PIN: 4711',
  // Right behind its option
  'mysqldump -uroot -pZL9wLgnW7rfV shop',
  '"login": {"username": "admin", "password": "5f#jI*x\\\\d1thZ"}',
  'POST /SessionService/Sessions {"UserName":"anna","Password":"1#wnL\\"#wcLlV4T"}',
];
const harmless = [
  '<add key="Build" value="f0b1e807609af22b7deeb5231bd8aab36ca9fa4c" />',
  'password reset mail sent to anna in 1245ms, request 8e03978e-40d5-43e8-bc93-6894a57f9324',
  'Authorization: Digest username="9987",realm="example.org",nonce="9a2vf2JC8LP7ATOQVWwOt40A1f/mjftc"',
  'user pushed 47f8741f533ffd5a36801a02ca575afa5cf17f1b refs/heads/rotate-api-keys',
  'the secret is read by class Http2Session and Uint8Array from api/http2.html',
  'set fortitoken "FTKMOB3A2A3927B3"',
  // As the table of strings of a profile has them, with their lengths between
  `2\x16token.(*cache).Refresh2\x0eWriteUint16Sl2`,
  '2\x10crypto/passwd.go2\x12Balloon-Apricot-A62\x0eregexp.onePass7',
  'token cache hit kid=Kz0PlgQEfH9kTiMn0HJh6OCWQ2w',
  // Mixed or digits, and no secret
  '<meta name="google-site-verification" content="462i-7jzSNGq9jRMzo5uxsuyRs0LQ4RJxOCcP8uY7wZ">',
  'img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAjcAAAGwCAYAAABVdURYAAAAzEinNDoKtQ"',
  'password check ended with exit code 1234 after 5678 ms',
  'db-backup ended for postgresql://backup:${PGPASSWORD}@idp07/auth',
];

suite('the judge, of values in their place,', () => {
  test('reads long paths that end in none once, not once for each way to read their steps', () => {
    assert.ok(!finds(`the secret of abc${'/prometheus'.repeat(20)}/x!(y`));
    assert.ok(!finds(`2\x16token2\x40abc${'/discovery.refresh'.repeat(12)}/x!(`));
  });

  for (const line of secret) test(`finds: ${line.slice(0, 60)}`, () => assert.ok(finds(line)));
  for (const line of secret)
    test(`lets pass when masked: ${line.slice(0, 60)}`, () =>
      assert.ok(
        !finds(
          line.replace(/LvNm\S+d|7jSt[^']+|yX5T\S+|Cherry-[^"]+|5f#[^"]+|1#w.*T|sQ7v\w+|4711|ZL9w\w+/, '********'),
        ),
      ));
  for (const line of harmless) test(`lets pass: ${line.slice(0, 60)}`, () => assert.ok(!finds(line)));

  test('takes a value apart at its signs, as far as it may be a user and a password', () =>
    assert.deepEqual(valuesIn('login with ops:Gx7!kwPq2m@cache'), [
      'ops:Gx7!kwPq2m@cache',
      'ops:Gx7!kwPq2m',
      'Gx7!kwPq2m@cache',
      'Gx7!kwPq2m',
    ]));

  test('takes what is in quotes as a whole, up to a quote that is not escaped', () =>
    assert.deepEqual(valuesIn('password: "a1;b2(c3\\"d4"'), ['a1;b2(c3\\"d4']));

  test('looks no further than the line, and than a little behind a word', () => {
    assert.deepEqual(valuesIn('password:\nGx7!kwPq2m'), []);
    assert.deepEqual(valuesIn(`password ${'- '.repeat(60)}Balloon-A6`), []);
  });

  test('does not take a slash within base64 for a part', () =>
    assert.deepEqual(valuesIn('key: "8AR/SMozBzylDn13HOG5FzojDQ"'), ['8AR/SMozBzylDn13HOG5FzojDQ']));

  test('reads as much of a line without end as of a short one', () => {
    const line = `key=${'a1B2c3/'.repeat(50_000)}`;
    const seen = valuesIn(line);
    assert.ok(seen.length < 20);
    assert.ok(seen.every((text) => text.length <= 256));
  });
});
