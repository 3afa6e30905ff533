import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readForm } from './read-form.ts';

suite('readForm()', () => {
  const begun = '--b\r\nContent-Disposition: form-data; name="flare_file"; filename="x.zip"\r\n\r\nthe first bytes';

  test('is not done with an upload that breaks off before its file is open, which would appear after it was removed', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-form-'));
    const path = join(folder.path, 'x.zip');
    // It opens once somebody reads there.
    execFileSync('mkfifo', [path]);
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const request = Object.assign(new PassThrough(), { headers });
    const { signal } = new AbortController();
    const happened: string[] = [];
    const reading = readForm(request as unknown as IncomingMessage, { path, maxBytes: 1_000, signal }).then(
      () => happened.push('read'),
      () => happened.push('refused'),
    );
    request.write(begun);
    setImmediate(() => request.destroy());
    await once(request, 'close');
    // Whoever does not wait for the file is done a few turns later.
    for (let turns = 0; turns < 20; turns += 1) await nextTurn();
    happened.push('opened');
    createReadStream(path).resume();
    await reading;
    assert.deepEqual(happened, ['opened', 'refused']);
  });
});
