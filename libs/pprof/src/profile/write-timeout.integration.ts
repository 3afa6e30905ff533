import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { sampleProfiles, startPprofDouble, type PprofAnswer } from '@flarewire/testing';
import { collectProfiles } from '../index.ts';

const run = promisify(execFile);
const goVersion = await run('go', ['env', 'GOVERSION']).then(
  ({ stdout }) => /^go1\.(\d+)/.exec(stdout)?.[1],
  () => undefined,
);
const noOldGo = Number(goVersion ?? 99) < 23 ? false : 'no Go before 1.23 on this machine';

const program = `package main

import ("fmt"; "net"; "net/http"; _ "net/http/pprof"; "time")

func main() {
	listener, _ := net.Listen("tcp", "127.0.0.1:0")
	fmt.Println(listener.Addr())
	server := http.Server{WriteTimeout: 2100 * time.Millisecond}
	server.Serve(listener)
}
`;

/** Starts a Go program that serves pprof and ends each answer after 2.1 s. */
async function startGoServer(): Promise<{ url: string } & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-go-')));
  const [source, binary] = [join(folder.path, 'main.go'), join(folder.path, 'server')];
  await writeFile(source, program);
  await run('go', ['build', '-o', binary, source]);
  const server = spawn(binary, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(server, 'close');
  stack.defer(async () => {
    server.kill('SIGKILL');
    await ended;
  });
  const [address] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const open = stack.move();
  return { url: `http://${address}/debug/pprof`, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

suite('a Go server that takes no profile longer than its WriteTimeout', { concurrency: true }, () => {
  test('is asked for the longest it takes, and the reason names that', { skip: noOldGo }, async (t) => {
    await using server = await startGoServer();
    const { profiles, failed, summary } = await collectProfiles({
      services: { web: server.url },
      seconds: 30,
      extras: ['trace'],
      keep: async (file, bytes) => {
        const chunks = [];
        for await (const chunk of bytes) chunks.push(chunk);
        return file.endsWith('.md') ? Buffer.concat(chunks).toString() : '';
      },
      signal: t.signal,
    });
    assert.deepEqual(failed, []);
    for (const { kind, seconds, reason } of profiles) {
      if (kind !== 'cpu' && kind !== 'trace') assert.equal(seconds, undefined);
      else {
        assert.ok(seconds === 1 || seconds === 2);
        assert.match(reason ?? '', new RegExp(`WriteTimeout: it takes ${seconds} s at most`));
      }
    }
    assert.match(summary?.kept ?? '', /^- cpu: [12] s only, as the server ends answers at its WriteTimeout/m);
    assert.match(summary?.kept ?? '', /^### CPU: .* in [12] s$/m);
  });

  /** Refuses profiles of five seconds and more, as such a server does. */
  const upToFour =
    (answer: PprofAnswer): PprofAnswer =>
    (response, request) => {
      const seconds = Number(new URL(request.url ?? '', 'http://x').searchParams.get('seconds'));
      if (seconds < 5) return answer(response, request);
      response.writeHead(400).end("profile duration exceeds server's WriteTimeout\n");
    };

  test('is not made to measure anything to find that out', async (t) => {
    const asked: string[] = [];
    await using double = await startPprofDouble({
      answers: {
        profile: upToFour((response) => response.end(sampleProfiles.profile)),
        heap: (response, request) => {
          asked.push(request.url ?? '');
          if (!request.url?.includes('?')) return response.end(sampleProfiles.heap);
          upToFour((response) => response.writeHead(400).end('seconds and debug params are incompatible\n'))(
            response,
            request,
          );
        },
      },
    });
    const { profiles } = await collectProfiles({
      services: { web: double.url },
      seconds: 600,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.equal(profiles.find(({ kind }) => kind === 'cpu')?.seconds, 4);
    assert.deepEqual(
      double.asked.filter((path) => path.startsWith('profile')),
      ['profile?seconds=600', 'profile?seconds=4'],
    );
    assert.ok(asked.length < 16);
  });

  test('is asked for the profile itself where its heap does not tell', async (t) => {
    await using double = await startPprofDouble({
      answers: { profile: upToFour((response) => response.end(sampleProfiles.profile)) },
    });
    const { profiles } = await collectProfiles({
      services: { web: double.url },
      seconds: 30,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.equal(profiles.find(({ kind }) => kind === 'cpu')?.seconds, 4);
  });
});
