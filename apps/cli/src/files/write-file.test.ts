import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { mayWrite, writeFile } from './write-file.ts';

suite('writeFile', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  const write = (file: string) => writeFile(file, Readable.from([Buffer.from('archive')]));

  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'flarewire-write-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('leaves a pipe where it is, since one who names a device would lose it for everybody', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    for (const attempt of [write(at('pipe')), mayWrite(at('pipe'))])
      await assert.rejects(attempt, {
        code: 'archive_failed',
        message: /it is a device, a pipe or a socket; name a file/,
      });
    assert.ok(lstatSync(at('pipe')).isFIFO());
    assert.deepEqual(readdirSync(folder), ['pipe']);
  });

  test('leaves a socket where it is, by a link too', async () => {
    const server = createServer().listen(at('socket')).unref();
    symlinkSync(at('socket'), at('link'));
    await assert.rejects(write(at('link')), { code: 'archive_failed' });
    assert.ok(lstatSync(at('link')).isSymbolicLink());
    server.close();
  });

  test('says that a file in the path is no folder', async () => {
    writeFileSync(at('file'), '');
    await assert.rejects(write(at('file/x.zip')), {
      message: `Cannot write ${at('file/x.zip')}: ${at('file')} is not a folder; name another one`,
    });
  });

  test('replaces a file that is there', async () => {
    writeFileSync(at('x.zip'), 'older');
    await write(at('x.zip'));
    assert.equal(readFileSync(at('x.zip'), 'utf8'), 'archive');
  });
});
