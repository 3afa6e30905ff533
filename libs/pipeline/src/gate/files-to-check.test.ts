import assert from 'node:assert/strict';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createArchive } from '@flarewire/archive';
import { scanForSecrets } from '@flarewire/gate';
import { targetConfig } from '@flarewire/schemas';
import { createScrubber, type Scrubber } from '@flarewire/scrubber';
import { createInProcessTransport } from '@flarewire/transport';
import { filesToCheck } from './files-to-check.ts';

suite('filesToCheck()', () => {
  const { signal } = new AbortController();

  /** What the gate finds in an archive whose scrubber says that it masked so much. */
  async function foundIn(...files: { name: string; masked: number; byRule: Record<string, number> }[]) {
    using folder = mkdtempDisposableSync(path.join(tmpdir(), 'flarewire-check-'));
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    writeFileSync(path.join(folder.path, 'a.log'), 'started\n');
    const scrubber = createScrubber({ rules: 'strict' });
    const busy = Object.assign(Object.create(scrubber) as Scrubber, {
      ...scrubber,
      report: () => ({ ...scrubber.report(), masked: 12_440, files }),
    });
    await using archive = await createArchive({
      targetName: 'web',
      target: targetConfig.parse({ collect: [{ files: `${folder.path}/*`, into: 'logs/' }] }),
      scrubber: busy,
      now: new Date('2026-11-28T10:00:00Z'),
      hostname: 'web',
      signal,
    });
    const { artifacts } = transport;
    const ref = await artifacts.put('f-1/1/archive.zip', archive.stream(), { signal });
    return await scanForSecrets({ files: filesToCheck({ ref, root: archive.root }, { artifacts, signal }) });
  }

  test('has the gate take no count of masked values for a code to type', async () => {
    const counts = { 'password-value': 6221, 'uri-password': 6219, pin: 48_213, otp: 913_402, 'api-key': 20_391_847 };
    const files = Array.from({ length: 8 }, (_, n) => {
      const byRule = Object.fromEntries(Object.entries(counts).map(([rule, count]) => [rule, count + n]));
      return { name: `logs/agent-${n}.log`, masked: 18_662 + n, byRule };
    });
    assert.deepEqual(await foundIn(...files), []);
  });

  test('has it look at all names that the archive says', async () => {
    const name = `logs/ghp_${'a1B2'.repeat(9)}.log`;
    const found = await foundIn({ name, masked: 1, byRule: {} });
    assert.deepEqual([...new Set(found.map(({ file }) => file))], ['web/scrub-report.json']);
  });
});
