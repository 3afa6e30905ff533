import assert from 'node:assert/strict';
import { mkdir, readdir, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { createScrubber } from '@flarewire/scrubber';
import { makeFlare, sha256, testFolder } from './flare.fixture.ts';
import { listen } from './http.fixture.ts';
import type { Progress } from './progress.ts';

suite('createArchive', () => {
  test('keeps files under the path below the fixed part of their glob', async () => {
    await using folder = await testFolder();
    await mkdir(join(folder.path, 'api'));
    await folder.write('web.log', 'first line\n');
    await folder.write('api/api.log.1', 'second line\n');
    await folder.write('api/notes.txt', 'not asked for\n');
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/**/*.log*`, into: 'logs/' }] });
    assert.equal(flare.files['logs/web.log']?.trim(), 'first line');
    assert.equal(flare.files['logs/api/api.log.1']?.trim(), 'second line');
    assert.deepEqual(
      flare.rows.map(({ item, state }) => [item, state]),
      [
        ['logs/api/api.log.1', 'collected'],
        ['logs/web.log', 'collected'],
      ],
    );
  });

  test('puts everything under one folder, each entry after its folders, with one time', async () => {
    await using folder = await testFolder();
    await folder.write('a.log', 'line\n');
    const { names } = await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] });
    assert.deepEqual(names.slice(0, 3), [
      'web-1_example_com/',
      'web-1_example_com/logs/',
      'web-1_example_com/logs/a.log',
    ]);
    assert.deepEqual(names.slice(3), [
      'web-1_example_com/flare_creation.log',
      'web-1_example_com/permissions.log',
      'web-1_example_com/non_scrubbed_files.json',
      'web-1_example_com/scrub-report.json',
      'web-1_example_com/flare-manifest.json',
    ]);
  });

  test('says in its manifest what is in the archive, with digests', async () => {
    await using folder = await testFolder();
    await folder.write('a.log', 'line\n');
    const flare = await makeFlare({
      collect: [
        { files: `${folder.path}/a.log`, into: 'a.log' },
        { files: `${folder.path}/b.log`, into: 'b.log' },
      ],
    });
    const manifest = JSON.parse(flare.files['flare-manifest.json']!);
    assert.equal(manifest.expected, 2);
    assert.equal(manifest.present, 1);
    assert.deepEqual(manifest.states, { collected: 1, 'not-found': 1 });
    assert.equal(manifest.items[0].sha256, sha256(flare.files['a.log']!));
    assert.deepEqual(manifest.items, flare.rows);
  });

  test('holds no secret of a file it collects', async () => {
    await using folder = await testFolder();
    await folder.write('app.log', 'connecting with api_key=0123456789abcdef0123456789abcdef\n');
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] });
    assert.doesNotMatch(flare.files['logs/app.log']!, /0123456789abcdef01/);
    assert.match(flare.files['scrub-report.json']!, /logs\/app\.log/);
  });

  test('keeps what an HTTP endpoint answers, and says what a refusing one answered', async () => {
    await using server = await listen(({ url }, response) => {
      if (url === '/healthz') response.end('{"ok":true}');
      else response.writeHead(503).end('not ready: database');
    });
    const flare = await makeFlare({
      collect: [
        { http: `${server.url}/healthz`, into: 'health.json' },
        { http: `${server.url}/readyz`, into: 'ready.txt' },
      ],
    });
    assert.equal(flare.files['health.json']?.trim(), '{"ok":true}');
    assert.equal(flare.files['ready.txt']?.trim(), 'not ready: database');
    assert.deepEqual(flare.row('ready.txt')?.state, 'failed');
  });

  test('says what to do about the status that an endpoint answers with', async () => {
    await using server = await listen(({ url = '' }, response) => void response.writeHead(Number(url.slice(1))).end());
    const flare = await makeFlare({
      collect: [
        ...[302, 401, 403, 404, 503].map((status) => ({ http: `${server.url}/${status}`, into: `${status}.txt` })),
        { expvar: `${server.url}/401`, into: 'vars/' },
      ],
    });
    const login = 'name a login with "tokenFile" in flarewire.yaml';
    assert.deepEqual(
      flare.rows.map(({ state, reason }) => [state, reason]),
      [
        ['failed', 'answered 302; redirects are not followed: put the final URL into flarewire.yaml'],
        ['denied', `answered 401; ${login}`],
        ['denied', `answered 403; ${login}`],
        ['not-found', 'answered 404; correct its address in flarewire.yaml'],
        ['failed', 'answered 503; see the log of what serves it'],
        ['denied', `answered 401; ${login}`],
      ],
    );
  });

  test('gives the second source of one name a number', async () => {
    await using folder = await testFolder();
    await mkdir(join(folder.path, 'one'));
    await mkdir(join(folder.path, 'two'));
    await folder.write('one/app.log', 'one\n');
    await folder.write('two/app.log', 'two\n');
    const flare = await makeFlare({
      collect: [
        { files: `${folder.path}/two/*.log`, into: 'logs/' },
        { files: `${folder.path}/one/*.log`, into: 'logs/' },
      ],
    });
    assert.equal(flare.files['logs/app.log']?.trim(), 'two');
    assert.equal(flare.files['logs/app~2.log']?.trim(), 'one');
  });

  test('leaves out files older than "since", and says how many', async () => {
    await using folder = await testFolder();
    const old = await folder.write('old.log', 'old\n');
    await folder.write('new.log', 'new\n');
    await utimes(old, new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T10:00:00Z'));
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/', since: '24h' }] });
    assert.deepEqual(
      flare.rows.map(({ item }) => item),
      ['logs/new.log'],
    );
    assert.match(flare.files['flare_creation.log']!, /left out 1 of 2 files/);
  });

  test('makes the same bytes of the same input, whoever finishes first', async () => {
    await using folder = await testFolder();
    for (let n = 0; n < 12; n += 1) await folder.write(`${n}.log`, `line of ${n}\n`.repeat(n * 100));
    await using server = await listen((_, response) => void setTimeout(() => response.end('ok'), Math.random() * 20));
    const collect = [
      { files: `${folder.path}/*.log`, into: 'logs/' },
      ...[1, 2, 3, 4].map((n) => ({ http: `${server.url}/${n}`, into: `http/${n}.txt` })),
    ];
    const digests = new Set<string>();
    for (let run = 0; run < 20; run += 1) digests.add((await makeFlare({ collect })).sha256);
    assert.equal(digests.size, 1);
  });

  suite('of the same secrets', () => {
    const secrets = ['Gx7kwPq2mTz9Lr4B', 'Qm3vTz8sLw1nXc6H'];
    const made = async (folder: Awaited<ReturnType<typeof testFolder>>, key?: number) => {
      await folder.write('a.log', `login with token=${secrets[0]}\nsent ${secrets[1]}\n`);
      await folder.write('b.json', JSON.stringify({ password: secrets[1], header: `Bearer ${secrets[0]}` }));
      await folder.write('c.txt', `who used ${secrets[0]}?\n`);
      const scrubber = createScrubber({ rules: 'strict' }, key === undefined ? undefined : Buffer.alloc(32, key));
      return await makeFlare({ collect: [{ files: `${folder.path}/*`, into: 'logs/' }] }, { scrubber });
    };
    const untagged = (files: Record<string, string>) =>
      Object.entries(files)
        .filter(([name]) => name.startsWith('logs/'))
        .map(([name, text]) => [name, text.replaceAll(/(?<=\*{8})~[0-9a-f]{5}/g, '')]);

    test('makes the same bytes without tags, and with the tags of a case', async () => {
      await using folder = await testFolder();
      for (const key of [undefined, 7]) {
        const [one, other] = [await made(folder, key), await made(folder, key)];
        assert.equal(one.sha256, other.sha256);
        assert.equal(/~[0-9a-f]{5}/.test(one.files['logs/a.log']!), key !== undefined);
        for (const secret of secrets) assert.ok(!Object.values(one.files).some((text) => text.includes(secret)));
      }
    });

    test('makes files that differ in their tags alone where the key is another', async () => {
      await using folder = await testFolder();
      const [one, other, none] = [await made(folder, 7), await made(folder, 8), await made(folder)];
      assert.notEqual(one.files['logs/a.log'], other.files['logs/a.log']);
      assert.deepEqual(untagged(one.files), untagged(other.files));
      assert.deepEqual(untagged(one.files), untagged(none.files));
      assert.equal(one.files['scrub-report.json'], other.files['scrub-report.json']);
    });
  });

  test('tells how far it is while a large file is collected, and while it is packed', async () => {
    await using folder = await testFolder();
    await folder.write('a.log', 'all is well\n'.repeat(300_000));
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => void told.push(progress);
    await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] }, { onProgress });
    for (const phase of ['collecting', 'zipping']) {
      const shares = told.filter((one) => one.phase === phase).map(({ done, total }) => done / total);
      assert.ok(
        shares.some((share) => share > 0.1 && share < 0.9),
        `${phase}: ${shares.join()}`,
      );
      assert.equal(shares.at(-1), 1);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => a - b),
      );
    }
  });

  test('names what it waits for where nothing moves, again and again, as somebody may only now look', async () => {
    const asked = Promise.withResolvers<void>();
    await using server = await listen((_, response) => void asked.promise.then(() => response.end('late\n')));
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => {
      told.push(progress);
      if (told.filter(({ waitingFor }) => waitingFor?.includes('slow.txt')).length === 3) asked.resolve();
    };
    const collect = [
      { command: ['echo', 'quick'], into: 'quick.txt' },
      { http: server.url, into: 'slow.txt' },
      { http: server.url, into: 'password=Gx7kQ2mv9.txt' },
    ];
    const flare = await makeFlare({ collect }, { onProgress, quietMs: 20 });
    assert.equal(flare.row('slow.txt')?.state, 'collected');
    const named = told.flatMap(({ waitingFor = [] }) => waitingFor);
    assert.ok(named.includes('slow.txt'));
    assert.ok(named.some((name) => name.startsWith('password=')));
    assert.ok(!named.some((name) => name.includes('Gx7kQ2mv9')), 'a secret in a name is not told');
    assert.deepEqual(
      told.findLast(({ phase }) => phase === 'collecting'),
      {
        phase: 'collecting',
        done: 3,
        total: 3,
        unit: 'items',
      },
    );
  });

  test('follows a link within the tree, and no other', async () => {
    await using folder = await testFolder();
    await using elsewhere = await testFolder();
    await symlink(await folder.write('current.txt', 'inside\n'), join(folder.path, 'app.log'));
    await symlink(await elsewhere.write('secret.txt', 'outside\n'), join(folder.path, 'out.log'));
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] });
    assert.equal(flare.files['logs/app.log']?.trim(), 'inside');
    assert.equal(flare.row('logs/out.log')?.state, 'skipped');
    assert.equal(flare.files['logs/out.log'], undefined);
  });

  test('ends with an abort’s reason and leaves no temp file behind', async () => {
    await using folder = await testFolder();
    await folder.write('a.log', 'line\n');
    const reason = new Error('no longer wanted');
    const options = { tempRoot: folder.path, signal: AbortSignal.abort(reason) };
    await assert.rejects(makeFlare({ collect: [{ files: `${folder.path}/*.log` }] }, options), reason);
    assert.deepEqual(await readdir(folder.path), ['a.log']);
  });
});
