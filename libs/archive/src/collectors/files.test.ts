import assert from 'node:assert/strict';
import { mkdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from '../flare.fixture.ts';

/** Makes files with their folders, each with its own name as content. */
async function tree(...paths: string[]): Promise<AsyncDisposable & { path: string }> {
  const folder = await testFolder();
  for (const path of paths) {
    await mkdir(join(folder.path, dirname(path)), { recursive: true });
    await folder.write(path, `${path}\n`);
  }
  return folder;
}

const collected = ({ rows }: Awaited<ReturnType<typeof makeFlare>>) =>
  rows.filter(({ state }) => state === 'collected').map(({ item }) => item);

suite('files below dotted folders', () => {
  const patterns: Record<string, string[]> = {
    '*/.pm2/logs/*.log': ['in/a/.pm2/logs/app.log'],
    '{.logs,logs}/*.log': ['in/.logs/x.log', 'in/logs/y.log'],
    '.l*/*.log': ['in/.logs/x.log'],
    '**/*.log': ['in/logs/y.log'],
    '*/{.pm2/logs,none}/*.log': ['in/a/.pm2/logs/app.log'],
  };
  for (const [pattern, expected] of Object.entries(patterns))
    test(`${pattern} finds what a shell finds`, async () => {
      await using folder = await tree('a/.pm2/logs/app.log', '.logs/x.log', 'logs/y.log', 'logs/.hidden.log');
      const flare = await makeFlare({ collect: [{ files: `${folder.path}/${pattern}`, into: 'in/' }] });
      assert.deepEqual(collected(flare), expected);
    });
});

suite('links below a glob', () => {
  test('a folder that is linked from outside has a row that names the place to add', async () => {
    await using data = await tree('a.log');
    await using web = await tree('own.log');
    await symlink(data.path, join(web.path, 'current'));
    const flare = await makeFlare({ collect: [{ files: `${web.path}/**/*.log`, into: 'in/' }] });
    assert.deepEqual(collected(flare), ['in/own.log']);
    assert.equal(flare.row('in/current')?.state, 'skipped');
    assert.ok(flare.row('in/current')?.reason?.includes(`add ${await realpath(data.path)} to "follow.within"`));
  });

  test('a file that is linked from outside has a row that names its folder', async () => {
    await using data = await tree('logs/a.log');
    await using web = await tree('own.log');
    await symlink(join(data.path, 'logs/a.log'), join(web.path, 'b.log'));
    const flare = await makeFlare({ collect: [{ files: `${web.path}/*.log`, into: 'in/' }] });
    assert.ok(flare.row('in/b.log')?.reason?.includes(`add ${await realpath(data.path)}/logs to "follow.within"`));
  });

  test('a link to a folder of the same tree has a row, and its files are kept once', async () => {
    await using web = await tree('v1/a.log');
    await symlink('v1', join(web.path, 'current'));
    const flare = await makeFlare({ collect: [{ files: `${web.path}/*/*.log`, into: 'in/' }] });
    assert.deepEqual(collected(flare), ['in/v1/a.log']);
    assert.match(flare.row('in/current')?.reason ?? '', /^is a link to the folder /);
  });

  test('a link that no name of the pattern leads to has no row', async () => {
    await using data = await tree('a.log');
    await using web = await tree('logs/own.log');
    await symlink(data.path, join(web.path, 'other'));
    const flare = await makeFlare({ collect: [{ files: `${web.path}/{logs,log}/*.log`, into: 'in/' }] });
    assert.deepEqual(
      flare.rows.map(({ item }) => item),
      ['in/logs/own.log'],
    );
  });

  test('those that end in a listed folder are followed, under their own names', async () => {
    await using host = await tree('runtime/3f/3f-json.log', 'pods/shop_web_1/web/.keep', 'containers/.keep');
    const [runtime, pods, containers] = ['runtime', 'pods', 'containers'].map((name) => join(host.path, name)) as [
      string,
      string,
      string,
    ];
    await symlink(join(runtime, '3f/3f-json.log'), join(pods, 'shop_web_1/web/0.log'));
    await symlink(join(pods, 'shop_web_1/web/0.log'), join(containers, 'web_shop_web-3f.log'));
    const files = { files: `${containers}/*.log`, into: 'containers/' };
    const followed = await makeFlare({ collect: [{ ...files, follow: { within: [pods, runtime] } }] });
    assert.equal(followed.files['containers/web_shop_web-3f.log'], 'runtime/3f/3f-json.log\n');
    const partly = await makeFlare({ collect: [{ ...files, follow: { within: [pods] } }] });
    assert.equal(partly.row('containers/web_shop_web-3f.log')?.state, 'skipped');
  });

  test('a linked folder that is listed is walked, and a link back to it ends there', async () => {
    await using data = await tree('deep/a.log');
    await using web = await tree('own.log');
    await symlink(data.path, join(web.path, 'current'));
    await symlink('..', join(data.path, 'deep/up'));
    const collect = [{ files: `${web.path}/**/*.log`, into: 'in/', follow: { within: [data.path] } }];
    const flare = await makeFlare({ collect });
    assert.deepEqual(collected(flare), ['in/current/deep/a.log', 'in/own.log']);
    assert.equal(flare.row('in/current/deep/up')?.reason, 'is a link to a folder that it lies in');
  });
});
