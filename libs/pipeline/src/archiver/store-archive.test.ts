import assert from 'node:assert/strict';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createArchive } from '@flarewire/archive';
import { FlareError, targetConfig, type ArchiveInfo } from '@flarewire/schemas';
import { createScrubber, type Scrubber } from '@flarewire/scrubber';
import { createLog } from '@flarewire/service';
import { createInProcessTransport, type ArtifactStore } from '@flarewire/transport';
import type { EarlyLooks } from '../gate/early-looks.ts';
import type { FlareParts } from '../stage/flare-parts.ts';
import type { StageRun } from '../stage/stage.ts';
import { passGate } from '../uploader/pass-gate.ts';
import { findLearnedSecrets } from './find-learned-secrets.ts';
import { storeArchive } from './store-archive.ts';

const secret = 'Kx7!pQ2zLm9w';
const token = `ghp_${'a1B2'.repeat(9)}`;
type Told = Parameters<StageRun['progress']>[0];
const filler = 'all is well\n'.repeat(1_500_000);

suite('storeArchive()', () => {
  const { signal } = new AbortController();
  const log = createLog({ name: 'test', level: 'silent' });

  /** An archive whose scrubber knows the secret, and lets all through in the log; and what the gate then does with it. */
  async function stored({ text = '', learnsLater = false }, looks: EarlyLooks | undefined) {
    using folder = mkdtempDisposableSync(path.join(tmpdir(), 'flarewire-store-'));
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    writeFileSync(path.join(folder.path, 'a.env'), `DB_PASSWORD=${secret}\n`);
    writeFileSync(path.join(folder.path, 'b.log'), `${filler}${text}\n`);
    const scrubber = createScrubber({ rules: 'strict' });
    const lets = (name: string) => name.endsWith('b.log');
    let learnedAt = 0;
    const forgetful: Scrubber = {
      ...scrubber,
      scrub: (name, source) => (lets(name) ? source : scrubber.scrub(name, source)),
      sweep: (name, source) => (lets(name) ? source : scrubber.sweep(name, source)),
      learned: () => (learnsLater && learnedAt++ > 0 ? [...scrubber.learned(), 'all is well'] : scrubber.learned()),
    };
    await using archive = await createArchive({
      targetName: 'web',
      target: targetConfig.parse({ collect: [{ files: `${folder.path}/*`, into: 'logs/', maxBytes: '64MiB' }] }),
      scrubber: forgetful,
      now: new Date('2026-11-28T10:00:00Z'),
      hostname: 'web',
      signal,
    });
    const reads: string[] = [];
    const artifacts: ArtifactStore = {
      ...transport.artifacts,
      get: (ref, options) => {
        reads.push(ref.key);
        return transport.artifacts.get(ref, options);
      },
    };
    const ref = await storeArchive(archive, {
      key: 'f-1/1/archive.zip',
      artifacts,
      scrubber: forgetful,
      looks,
      signal,
    });
    const { name, root, hostname } = archive;
    const info: ArchiveInfo = { ref, name, root, hostname, made: '2026-11-28T10:00:00.000Z', agentVersion: '7.77.0' };
    const looked = looks?.get(ref.sha256);
    const told = { archiver: [] as Told[], uploader: [] as Told[] };
    const telling = (stage: keyof typeof told) => (one: Told) => void told[stage].push(one);
    const known = {
      artifacts,
      looked,
      scrubber: forgetful,
      allow: [],
      gate: 'mend' as const,
      log,
      signal,
      progress: telling('archiver'),
    };
    const checked = await findLearnedSecrets(info, known);
    const readForKnown = reads.length;
    assert.ok(!(checked instanceof FlareError));
    const parts = { flareId: 'f-1', target: 'web', archive: { ...info, ref: checked.ref }, profiles: [] };
    const context = { attempt: 1, log, signal, progress: telling('uploader') };
    const gate = { gate: 'mend' as const, allow: [], artifacts, looks, context };
    const { measured, mended } = await passGate(parts as unknown as FlareParts, gate);
    const leftOut = [...(checked.mended?.leftOut ?? []), ...(mended?.files ?? [])];
    return { leftOut, readForKnown, told, isMeasured: measured.sha256 === (mended?.ref ?? checked.ref).sha256 };
  }

  test('has both looks of the gate find what they find in the stored archive', async () => {
    for (const text of [`connected with ${secret}`, `token ${token}`]) {
      const [early, late] = [await stored({ text }, new Map()), await stored({ text }, undefined)];
      assert.deepEqual(early.leftOut, late.leftOut);
      assert.equal(early.leftOut.length > 0, true);
      assert.ok(early.isMeasured && late.isMeasured);
    }
  });

  test('lets each look at what was stored say how much it has looked at, of all', async () => {
    const { told } = await stored({}, undefined);
    for (const looked of [told.archiver, told.uploader]) {
      const { phase, unit, done, total } = looked.at(-1)!;
      assert.deepEqual([phase, unit], ['checking', 'bytes']);
      assert.ok(done > 0 && done === total);
    }
  });

  test('lets the look for known secrets read nothing back, unless more were learned meanwhile', async () => {
    const { readForKnown, leftOut } = await stored({}, new Map());
    assert.deepEqual([readForKnown, leftOut], [0, []]);
    const late = await stored({ learnsLater: true }, new Map());
    assert.ok(late.readForKnown > 0);
    assert.deepEqual(late.leftOut, [{ file: 'web/logs/b.log', rule: 'learned-secret', line: 1 }]);
  });
});
