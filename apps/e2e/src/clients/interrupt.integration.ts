import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { startIntakeDouble } from '@flarewire/testing';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

const headers = { 'content-type': 'application/json' };
const intake = await startIntakeDouble({ post: [{ status: 200, headers, body: '{"case_id": 7}' }] });
const pipeline = await startPipeline({ intakeUrl: intake.url });
const skip = typeof pipeline === 'string' ? pipeline : false;
const bin = fileURLToPath(new URL('../bin/flare.js', import.meta.resolve('@flarewire/cli')));

/** Enough for a slow machine to start a process, and far less than what goes on without it takes. */
const soonMs = 20_000;

type Run = {
  child: ChildProcess;
  said: () => string;
  /** Resolves when a pattern has been said. */
  until: (pattern: RegExp) => Promise<RegExpExecArray>;
  ended: () => Promise<number | null>;
};

suite('flare, interrupted', { skip, timeout: 900_000 }, () => {
  const { broker, folder } = pipeline as Pipeline;
  after(async () => {
    await (pipeline as Pipeline)[Symbol.asyncDispose]();
    await intake[Symbol.asyncDispose]();
  });

  const env = () => ({ ...process.env, NATS_URL: broker.url });

  /** In a terminal of its own: what is written to it is typed, so that \x03 is Ctrl-C. */
  function inTerminal(args: string): Run {
    const child = spawn('script', ['-qefc', `${process.execPath} ${bin} ${args}`, '/dev/null'], {
      cwd: folder,
      env: env(),
    });
    return follow(child);
  }

  function inPipe(args: string): Run {
    return follow(spawn(process.execPath, [bin, ...args.split(' ')], { cwd: folder, env: env() }));
  }

  const ctrlC = ({ child }: Run) => child.stdin!.write('\x03');

  for (const [where, start, interrupt] of [
    ['a terminal', inTerminal, ctrlC],
    ['a pipe', inPipe, ({ child }: Run) => child.kill('SIGINT')],
  ] as const) {
    test(`in ${where}, while a flare is made, says that it goes on and how to follow or end it`, async () => {
      const run = start('create 7 --profile 60 --send');
      const [, id] = await run.until(/accepted +(f-\w+)/);
      await run.until(/flare\.requested/);
      interrupt(run);
      assert.equal(await run.ended(), 130);
      assert.match(run.said(), new RegExp(`Flare ${id} goes on without you: flare watch ${id} .* flare cancel ${id}`));
      assert.equal(await inPipe(`cancel ${id}`).ended(), 0);
    });

    test(`in ${where}, at the question, says that the flare waits`, async () => {
      const run = start('create 7 --profile 0');
      await run.until(/\[y\/N\]/);
      interrupt(run);
      assert.equal(await run.ended(), 130);
      assert.match(run.said(), /It waits until .*: flare approve f-\w+, or flare cancel f-\w+/);
      assert.doesNotMatch(run.said(), /Aborting/);
    });

    test(`in ${where}, while it watches, says that flares go on`, async () => {
      const run = start('watch --all');
      await run.until(/flare\.\w+/);
      interrupt(run);
      assert.equal(await run.ended(), 130);
      assert.match(run.said(), /Flares go on without you/);
    });

    test(`in ${where}, while it collects, says that no archive was written`, async () => {
      const file = path.join(folder, 'slow.yaml');
      const begun = path.join(folder, 'begun');
      rmSync(begun, { force: true });
      const command = ['sh', '-c', `touch ${begun}; sleep 30`];
      writeFileSync(
        file,
        JSON.stringify({ targets: { slow: { collect: [{ command, into: 'x.txt', timeout: '60s' }] } } }),
      );
      const run = start(`collect -c ${file} -o ${path.join(folder, 'never.zip')}`);
      while (!existsSync(begun)) await sleep(50);
      interrupt(run);
      assert.equal(await run.ended(), 130);
      assert.match(run.said(), /No archive was written/);
    });
  }

  test('an answered question leaves the process free to end, though the terminal stays open', async () => {
    const run = inTerminal('create 7 --profile 0');
    await run.until(/\[y\/N\]/);
    run.child.stdin!.write('n\n');
    assert.equal(await run.ended(), 0);
    assert.match(run.said(), /Aborting\.\s+It waits until/);
  });

  test('an answered question leaves the process free to end, though the pipe stays open', async () => {
    const run = inPipe('create 7 --profile 0');
    await run.until(/\[y\/N\]/);
    run.child.stdin!.write('y\n');
    assert.equal(await run.ended(), 0, run.said());
    assert.match(run.said(), /flare\.sent/);
  });

  test('create says at once which target, how long the profile takes and what happens at the end', async () => {
    const run = inPipe('create 7 --profile 0 --send');
    assert.equal(await run.ended(), 0, run.said());
    assert.match(run.said(), /accepted +f-\w+ of target "web" · no profiles · sent without asking/);
  });

  test('ls shows only what is asked for, with times a person reads', async () => {
    const shown = inPipe('ls --since 1h --state cancelled --target web');
    assert.equal(await shown.ended(), 0);
    assert.match(shown.said(), /^FLARE +STATE +TARGET +CASE +ASKED FOR\n(f-\w+ +cancelled +web +7 +.* ago\n)+$/);
    const none = inPipe('ls --target other');
    await none.ended();
    assert.match(none.said(), /No flare is like that/);
  });

  test('watch --since shows what happened since then, and whose each flare is', async () => {
    const run = inPipe('watch --since 1h');
    await run.until(/flare\.sent .*web case 7/);
    run.child.kill('SIGINT');
    assert.equal(await run.ended(), 130);
  });

  test('doctor finds nothing wrong where all is well', async () => {
    const run = inPipe(`doctor -c ${path.join(folder, 'flarewire.yaml')}`);
    assert.equal(await run.ended(), 0, run.said());
    for (const check of ['broker', 'jetstream', 'permissions', 'services', 'targets', 'destinations', 'disk'])
      assert.match(run.said(), new RegExp(`^ok +${check} `, 'm'));
  });
});

function follow(child: ChildProcess): Run {
  let text = '';
  for (const output of [child.stdout!, child.stderr!])
    output.on('data', (chunk) => (text += stripVTControlCharacters(String(chunk))));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    child,
    said: () => text.replaceAll('\r\n', '\n'),
    async until(pattern) {
      const limit = AbortSignal.timeout(soonMs * 2);
      for (;;) {
        const found = pattern.exec(text);
        if (found) return found;
        if (child.exitCode !== null || limit.aborted) assert.fail(`It did not say ${pattern}:\n${text}`);
        await sleep(50);
      }
    },
    async ended() {
      const tooLong = setTimeout(() => child.kill('SIGKILL'), soonMs);
      const [code] = await exited;
      clearTimeout(tooLong);
      return code;
    },
  };
}
