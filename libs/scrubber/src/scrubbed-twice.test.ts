import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { scrubberFactory } from './index.ts';

interface Kind {
  file: string;
  base64: string;
}

type Rules = 'strict' | 'closed';

/** One kind in this many of each corpus: all of them take long. */
const each = 12;
const key = Buffer.alloc(32, 7);
const sizes = [1, 7, 97, 1_021, 13, 4_099];

const scrubberOf = { strict: scrubberFactory({ rules: 'strict' }), closed: scrubberFactory({ rules: 'closed' }) };

const kinds = ['built-on', 'unseen', 'building', 'heldout', 'blind-1', 'blind-3', 'blind-4'].flatMap((name) => {
  const file = new URL(`../../testing/corpora/${name}.json.gz`, import.meta.url);
  return (JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { kinds: Kind[] }).kinds.filter(
    (_, index) => index % each === 0,
  );
});

/** Scrubs a file that comes in pieces of odd sizes. */
async function scrubbed(file: string, bytes: Buffer, rules: Rules): Promise<Buffer> {
  const source = async function* () {
    for (let at = 0, count = 0; at < bytes.length; count += 1) {
      const end = at + sizes[count % sizes.length]!;
      yield Buffer.from(bytes.subarray(at, end));
      at = end;
    }
  };
  return Buffer.concat(await Array.fromAsync(scrubberOf[rules](key).scrub(file, source())));
}

/** Lines where a mask made a secret of what stood beside it, or was taken for a value or a name itself. */
const lines: Record<Rules, readonly string[]> = {
  strict: [
    'Pin entered [84684] for conference 3658',
    '[mysql] rootpasswd=ProviderMassager253 port=3306',
    'add name=svc-dentie password=1qay2wsx!!120 profile=pppoe-50M remote-address=192.168.135.143 service=pppoe',
    'Password (hand-written): circus imprison slather',
    'env: { POSTGRES_PASSWORD: sslrifzb, POSTGRES_USER: ledger }',
    'ocaml: (password Samurai.1232)(host 172.17.206.243)(port 5432)',
    'legacy server key AAAAx0xA-Ge:APA91bY9r02M-WD1i4JMj779zSKLMOD6nB6P3mWsRgpU_nfJPFNIG5IXaSXmXxvtM5DytHNhBNDlMgK_6ZuUvyYN',
    'app.legacy.password=ENC(A8B848FuI+dlfiJbXjT5ZeI43u4DHhwr)',
    'livekit: keys: { APIo3WLKKANonkr: 5OAtZYLKo5rGm6hk38LCk6wU6LIv5GORjRk1CP7vui6z }',
    '{"@mt":"Impersonating {User} with {Pw}","User":"lmansour","Pw":"#pkV4mq\\u003eqbf08R","SpanId":"6fc66e24fd18353d"}',
    'Mar  1 07:27:59 [S=3725683] Authorization: Digest username="35314145910",realm="sip.example.net",nonce="59ede2f1482d51302878ea045fc86c25",uri="sip:sip.example.net",response="4e78b9f493d5a95b1d616139ce417664",algorithm=MD5',
    'NEO4J_AUTH=neo4j/dhr!s3_Kf_vBuk',
    '[May 30 03:54:47]ikev2_keymat SK_d ba88b862e1aa256820f56acb5971741eef7e321bb3508cf119c20aa57b3b2fa3 SK_ai 4b82560c700f10c66fe6489f7b35f81d82b9ca79af32a0b39f35c1e8635639ea',
  ],
  closed: [
    'az login --service-principal -u 21c15378-5df2-46fd-90d1-9ea722939f13 --tenant defcdca9-932f-4627-a30a-da12ffb2040a',
    'repo4-sftp-host-fingerprint=fe16d8846f84c7b2022ccfe1ab5985138b6f6cbd',
    'Set-Cookie: lang=de; Path=/; Max-Age=31536000',
    '      ~ password                            = (sensitive value)',
    'clave_sha256=QdOCBZzq/vT4Uy9fR81d8ZmTN39cVsoD',
    '{"persistedQuery":{"version":1,"sha256Hash":"ea4edf972e087841053f3e576d8d8cd1968c9231828a4dca0ee02411811d8e15"}}',
  ],
}; // prettier-ignore

for (const rules of ['strict', 'closed'] as const)
  suite(`rule set ${rules}, run over what it gave`, () => {
    for (const line of lines[rules])
      for (const pseudonyms of [undefined, key])
        test(`changes nothing${pseudonyms ? ', with pseudonyms' : ''}: ${line.slice(0, 80)}`, () => {
          const once = scrubberOf[rules](pseudonyms).line(line);
          assert.equal(scrubberOf[rules](pseudonyms).line(once), once);
        });

    test('changes nothing in files of the corpora', async () => {
      const changed: string[] = [];
      for (const { file, base64 } of kinds) {
        const once = await scrubbed(file, Buffer.from(base64, 'base64'), rules);
        if (!once.equals(await scrubbed(file, once, rules))) changed.push(file);
      }
      assert.deepEqual(changed, []);
      assert.ok(kinds.length > 80);
    });
  });
