import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';

interface Made {
  files: Record<string, string>;
  states: string[];
}

/** Makes a flare in a process of its own, whose standard input stays open, and waits until that process has ended. */
async function collectInProcess(collect: object[]): Promise<Made> {
  const script = join(import.meta.dirname, 'lets-go.child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ collect })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.equal(code, 0);
  return JSON.parse(printed) as Made;
}

async function listen(server: Server): Promise<AsyncDisposable & { url: string }> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

suite('a process that has made a flare ends', { timeout: 300_000 }, () => {
  test('though a command left one behind that keeps the output open', async () => {
    const script = 'setsid sleep 300 & echo $!';
    const { files, states } = await collectInProcess([{ command: ['sh', '-c', script], into: 'c.txt', timeout: '1s' }]);
    const leftBehind = Number(files['c.txt']);
    assert.ok(process.kill(leftBehind, 0));
    process.kill(leftBehind);
    assert.deepEqual(states, ['timed-out']);
  });

  test('though a server never ends its answer, or never begins one', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/half') response.write('first line\n');
    });
    await using half = await listen(server);
    const { files, states } = await collectInProcess([
      { http: `${half.url}half`, into: 'half.txt', timeout: '1s' },
      { http: `${half.url}none`, into: 'none.txt', timeout: '1s' },
    ]);
    assert.deepEqual([files['half.txt'], states], ['first line\n', ['timed-out', 'timed-out']]);
  });

  test('though a server sends more than is kept', async () => {
    const server = createServer((_, response) => {
      const more = () => void (response.destroyed || response.write('line of text\n'.repeat(1_000), () => more()));
      more();
    });
    await using endless = await listen(server);
    const { states } = await collectInProcess([{ http: endless.url, into: 'endless.txt', maxBytes: '64KiB' }]);
    assert.deepEqual(states, ['truncated']);
  });
});
