import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { suite, test } from 'node:test';
import { findProgram } from './find-program.ts';

suite('findProgram', () => {
  test('the first folder of the path that has an executable file of this name wins', async () => {
    await using first = await mkdtempDisposable(join(tmpdir(), 'flarewire-path-'));
    await using second = await mkdtempDisposable(join(tmpdir(), 'flarewire-path-'));
    await writeFile(join(first.path, 'flarewire-tool'), '', { mode: 0o644 });
    await writeFile(join(second.path, 'flarewire-tool'), '', { mode: 0o755 });
    const path = [first.path, second.path].join(delimiter);
    assert.equal(await findProgram('flarewire-tool', path), join(second.path, 'flarewire-tool'));
  });

  test('a program that is nowhere is undefined', async () => {
    assert.equal(await findProgram('flarewire-no-such-tool', undefined), undefined);
  });
});
