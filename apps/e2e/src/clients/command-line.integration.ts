import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startIntakeDouble } from '@flarewire/testing';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const headers = { 'content-type': 'application/json' };
const intake = await startIntakeDouble({
  post: [
    { status: 500, headers, body: '{}' },
    { status: 200, headers, body: '{"case_id": 7}' },
  ],
});
const pipeline = await startPipeline({ intakeUrl: intake.url });
const skip = typeof pipeline === 'string' ? pipeline : false;
const bin = fileURLToPath(new URL('../bin/flare.js', import.meta.resolve('@flarewire/cli')));

suite('flare, against running services', { skip }, () => {
  const { broker, folder } = pipeline as Pipeline;
  after(async () => {
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await intake[Symbol.asyncDispose]();
  });

  async function flare(args: string[], input = '') {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env: { ...process.env, NATS_URL: broker.url },
    });
    child.stdin.end(input);
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return {
      code: child.exitCode,
      stdout,
      stderr,
      lines: () =>
        stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>),
    };
  }

  let failed = '';

  test('create --send follows a flare to its end, and exits 1 when it was not delivered', async () => {
    const { code, lines } = await flare(['create', '7', '--send', '--profile', '0', '--json']);
    assert.equal(code, 1);
    failed = (lines()[0] as { flareId: string }).flareId;
    const end = lines().at(-1) as unknown as { event: string; data: { code: string } };
    assert.deepEqual([end.event, end.data.code], ['flare.failed', 'destination_failed']);
  });

  test('send delivers the archive of that flare after all, as a flare of its own', async () => {
    const { code, stdout } = await flare(['send', failed]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /flare\.sent/);
    assert.equal(intake.tickets(), 2);
  });

  test('ls lists the flares and, with --targets, who serves what', async () => {
    const flares = await flare(['ls', '--json']);
    assert.deepEqual(
      flares
        .lines()
        .map(({ state }) => String(state))
        .toSorted(),
      ['failed', 'sent'],
    );
    const targets = await flare(['ls', '--targets']);
    assert.match(targets.stdout, /web +archiver .* online/);
    assert.match(targets.stdout, /web +profiler .* online/);
  });

  test('create asks before it sends, and get fetches the same bytes that were sent', async () => {
    const created = await flare(['create', '7', '--profile', '1'], 'y\n');
    assert.equal(created.code, 0, created.stdout + created.stderr);
    const [, id] = /accepted +(f-\w+)/.exec(created.stdout) ?? [];
    const [, sha256] = /sha256 ([0-9a-f]{64})/.exec(created.stdout) ?? [];
    const got = await flare(['get', id!, '--out', path.join(folder, 'got.zip')]);
    assert.ok(got.stdout.includes(sha256!), got.stdout);
    const inspected = await flare(['inspect', path.join(folder, 'got.zip')]);
    assert.match(inspected.stdout, /1 of 1, nothing is missing/);
  });

  test('create exits 1 where its input ends before anybody answered, and says how to approve what waits', async () => {
    const asked = await flare(['create', '--profile', '0']);
    assert.equal(asked.code, 1);
    const [, id, sha256] = /standard input ended without an answer; .*flare approve (f-\w+) --sha256 (\w+)/.exec(
      asked.stderr,
    )!;
    assert.doesNotMatch(asked.stdout, /Aborting/);
    const again = await flare(['approve', id!]);
    assert.deepEqual([again.code, /standard input ended without an answer/.test(again.stderr)], [1, true]);
    assert.equal((await flare(['approve', id!, '--sha256', sha256!])).code, 0);
    assert.equal((await flare(['watch', id!])).code, 0);

    const late = await flare(['approve', id!], 'y\n');
    assert.equal(late.code, 1);
    assert.match(late.stderr, /it has ended, in state "sent"; flare watch f-\w+ shows what became of it/);
    assert.doesNotMatch(late.stdout, /Are you sure/);
    const cancelled = await flare(['cancel', id!]);
    assert.equal(cancelled.code, 1);
    assert.match(
      cancelled.stderr,
      /it has ended, in state "sent"; what has arrived can only be removed at its destination/,
    );
  });

  test('create --no-wait says how to follow what was asked for, and how to send it', async () => {
    const { code, stdout } = await flare(['create', '7', '--profile', '0', '--no-wait']);
    const [, id] = /(f-\w+)/.exec(stdout) ?? assert.fail(stdout);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^flare watch ${id} follows it, flare approve ${id} sends it`, 'm'));
    await flare(['cancel', id!]);
  });

  test('cancel ends a flare that waits, watch shows its way, and neither knows a flare that there is not', async () => {
    const asked = await flare(['create', '--profile', '0'], 'n\n');
    const [, id] = /accepted +(f-\w+)/.exec(asked.stdout) ?? [];
    assert.equal((await flare(['cancel', id!, '--reason', 'a test'])).code, 0);
    const watched = await flare(['watch', id!]);
    assert.equal(watched.code, 1);
    assert.match(watched.stdout, /flare\.cancelled .*a test/);
    for (const command of ['cancel', 'watch']) {
      const unknown = await flare([command, 'f-0']);
      assert.equal(unknown.code, 1);
      assert.match(unknown.stderr, /there is none with this id/);
    }
  });
});
