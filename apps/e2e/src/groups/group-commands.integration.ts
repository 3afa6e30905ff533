import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startFleet, type Fleet } from './fleet.fixture.ts';

const fleet = await startFleet();
const skip = typeof fleet === 'string' ? fleet : false;
type Manifest = {
  flares: { archive: { sha256: string } }[];
  tally: { sent: number };
  ledger: { present: number; expected: number };
};
type Line = {
  event: string;
  groupId: string;
  approved: string[];
  state: string;
  data: { flareId: string; finished: { sha256: string } };
};
const bin = fileURLToPath(new URL('../bin/flare.js', import.meta.resolve('@flarewire/cli')));

suite('flare, for many targets', { skip, timeout: 300_000 }, () => {
  const { broker, folder, configure, start } = fleet as Fleet;
  before(async () => {
    writeFileSync(path.join(folder, 'web.log'), 'started\n');
    const collect = [{ files: path.join(folder, 'web.log'), into: 'logs/' }];
    const web = { collect, labels: { tier: 'web' } };
    const config = await configure({ 'web-1': web, 'web-2': web, 'db-1': { collect, labels: { tier: 'db' } } });
    await Promise.all([start('archiver', config), start('uploader', config)]);
  });
  after(() => (fleet as Fleet)[Symbol.asyncDispose]());

  async function flare(args: string[], input = '') {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env: { ...process.env, NATS_URL: broker.url },
    });
    child.stdin.end(input);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    const lines = () =>
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
    return { code: child.exitCode, stdout, stderr, lines };
  }
  const groupIn = (stdout: string) => /accepted +(g-\w+)/.exec(stdout)?.[1] ?? assert.fail(stdout);

  test('create --targets follows all of them to the end of the last, and says who was left out', async () => {
    const args = ['create', '7', '--targets', 'tier=web', '--targets', 'nix', '--send', '--profile', '0'];
    const { code, stdout, stderr } = await flare(args);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /accepted +g-\w+ · 2 targets/);
    assert.match(stdout, /left out +nix: .*unknown_target/);
    assert.match(stdout, /flare\.sent +web-2 · /);
    assert.match(stdout, /flare\.group\.ended +2 of 2 sent/);
    assert.ok(!stdout.includes('db-1'));
  });

  test('--at-least makes nothing where fewer can be had', async () => {
    const { code, stdout, stderr } = await flare(['create', '--targets', 'web-*', '--at-least', '3', '--profile', '0']);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /2 can be had/);
  });

  test('create asks once about all that wait, and sends exactly what was shown', async () => {
    const { code, stdout } = await flare(['create', '8', '--targets', 'web-*', '--profile', '0'], 'y\n');
    assert.equal(code, 0, stdout);
    const shown = [...stdout.matchAll(/^web-\d +\S+ \S+ +([0-9a-f]{64})$/gm)].map(([, digest]) => digest!);
    assert.equal(shown.length, 2, stdout);
    assert.match(stdout, /Are you sure you want to upload 2 flares/);
    const group = groupIn(stdout);
    const got = await flare(['get', group, '--json']);
    const manifest = JSON.parse(readFileSync(path.join(folder, group, 'group-manifest.json'), 'utf8')) as Manifest;
    assert.deepEqual(readdirSync(path.join(folder, group)).toSorted(), [
      'group-manifest.json',
      'web-1.zip',
      'web-2.zip',
    ]);
    assert.deepEqual(
      manifest.flares.map(({ archive }) => archive.sha256),
      shown,
    );
    assert.deepEqual([manifest.tally.sent, manifest.ledger.present, manifest.ledger.expected], [2, 2, 2]);
    assert.equal(got.lines()[0]!.groupId, group);
  });

  test('approve takes a digest for each archive and leaves the others waiting; cancel ends those', async () => {
    const asked = await flare(['create', '9', '--targets', 'web-*', '--profile', '0', '--json'], 'n\n');
    const reply = asked.lines()[0]!;
    const group = reply.groupId;
    const waiting = asked.lines().filter(({ event }) => event === 'flare.awaiting-approval');
    const digest = waiting[0]!.data.finished.sha256;
    const approved = await flare(['approve', group, '--sha256', digest, '--json']);
    assert.equal(approved.code, 0, approved.stderr);
    assert.deepEqual(approved.lines()[0]!.approved, [waiting[0]!.data.flareId]);
    const other = await flare(['approve', group, '--sha256', '0'.repeat(64)]);
    assert.match(other.stderr, /none of its archives that wait has such a digest; flare approve g-/);
    const ended = await flare(['cancel', group]);
    assert.match(ended.stdout, /Cancelled 1 of 2/);
    assert.ok(ended.stdout.includes(`Cannot cancel flare "${waiting[0]!.data.flareId}": it has ended`), ended.stdout);
    assert.equal(ended.code, 1);
    assert.equal((await flare(['cancel', group, '--json'])).code, 1);
    const watched = await flare(['watch', group]);
    assert.equal(watched.code, 1);
    assert.match(watched.stdout, /flare\.group\.ended +1 of 2 sent, 1 cancelled/);
    const listed = await flare(['ls', '--group', group, '--json']);
    assert.deepEqual(
      listed
        .lines()
        .map(({ state }) => state)
        .toSorted(),
      ['cancelled', 'sent'],
    );
  });

  test('watch, cancel, approve, get and ls say that there is no such group', async () => {
    for (const command of [['watch'], ['cancel'], ['approve'], ['get'], ['ls', '--group']]) {
      const { code, stderr } = await flare([...command, 'g-0']);
      assert.deepEqual([code, stderr.includes('there is none with this id')], [1, true], stderr);
    }
  });
});
