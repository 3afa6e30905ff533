import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { createArchive } from '@flarewire/archive';
import { readLedger } from '@flarewire/archive/read';
import { FlareError, targetConfig, type AllowedFinding, type ArchiveInfo, type ArtifactRef } from '@flarewire/schemas';
import { createScrubber, type Scrubber } from '@flarewire/scrubber';
import { createLog } from '@flarewire/service';
import { createInProcessTransport, type Transport } from '@flarewire/transport';
import { findLearnedSecrets } from './find-learned-secrets.ts';

const secret = 'Kx7!pQ2zLm9w';

suite('findLearnedSecrets()', () => {
  let folder = '';
  let transport: Transport;
  const { signal } = new AbortController();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-learned-'));
    transport = createInProcessTransport({ artifacts: 'memory' });
  });
  afterEach(async () => {
    await transport[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  /** It knows the secret, and lets it through in the files named. */
  function forgetful(...files: string[]): Scrubber {
    const scrubber = createScrubber({ rules: 'strict' });
    const skips = (name: string) => files.some((file) => name.endsWith(file));
    return Object.assign(Object.create(scrubber) as Scrubber, {
      scrub: (name: string, source: AsyncIterable<Uint8Array>) => (skips(name) ? source : scrubber.scrub(name, source)),
      sweep: (name: string, source: AsyncIterable<Uint8Array>) => (skips(name) ? source : scrubber.sweep(name, source)),
      quarantine: (name: string, reason: string) => scrubber.quarantine(name, reason),
      learned: () => scrubber.learned(),
      summary: () => scrubber.summary(),
      report: () => scrubber.report(),
      line: (text: string) => scrubber.line(text),
    });
  }

  async function archived(
    scrubber: Scrubber,
    { files = {}, hostname = 'web' }: { files?: Record<string, string>; hostname?: string } = {},
  ): Promise<ArchiveInfo> {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    writeFileSync(path.join(folder, 'a.env'), `DB_PASSWORD=${secret}\n`);
    writeFileSync(path.join(folder, 'b.log'), `connected with ${secret}\n`);
    await using archive = await createArchive({
      targetName: 'web',
      target: targetConfig.parse({ collect: [{ files: `${folder}/*`, into: 'logs/' }] }),
      scrubber,
      now: new Date('2026-11-28T10:00:00Z'),
      hostname,
      signal,
    });
    const { name, root } = archive;
    const ref = await transport.artifacts.put('f-1/1/archive.zip', archive.stream(), { signal });
    return { ref, name, root, hostname, made: '2026-11-28T10:00:00.000Z', agentVersion: '7.77.0' };
  }
  const look = (
    archive: ArchiveInfo,
    scrubber: Scrubber,
    gate: 'mend' | 'fail' = 'mend',
    artifacts = transport.artifacts,
    allow: AllowedFinding[] = [],
  ) =>
    findLearnedSecrets(archive, {
      artifacts,
      scrubber,
      allow,
      gate,
      log: createLog({ name: 'test', level: 'silent' }),
      signal,
      progress: () => {},
    });

  test('lets an archive be in which every secret was masked', async () => {
    const scrubber = forgetful();
    const archive = await archived(scrubber);
    assert.deepEqual(await look(archive, scrubber), { ref: archive.ref });
  });

  test('leaves a file out that holds a secret which was masked elsewhere, and stores no archive that has it', async () => {
    const scrubber = forgetful('b.log');
    const archive = await archived(scrubber);
    const checked = await look(archive, scrubber);
    assert.ok(!(checked instanceof FlareError));
    assert.deepEqual(checked.mended?.leftOut, [{ file: 'web/logs/b.log', rule: 'learned-secret', line: 1 }]);
    assert.deepEqual(checked.mended.ledger.states, { collected: 1, quarantined: 1 });
    assert.equal(scrubber.summary().quarantined, 1);
    const read = (start: number, end: number) => transport.artifacts.get(checked.ref, { start, end, signal });
    const { manifest } = await readLedger({ size: checked.ref.size, read });
    assert.deepEqual(
      manifest.items.map(({ item, state }) => [item, state]),
      [
        ['logs/a.env', 'collected'],
        ['logs/b.log', 'quarantined'],
      ],
    );
    await assert.rejects(Array.fromAsync(transport.artifacts.get(archive.ref, { signal })), {
      code: 'artifact_missing',
    });
  });

  suite('where a name holds a secret in a form in which no name was masked', () => {
    const coded = Buffer.from(secret).toString('base64').replaceAll('=', '');
    const inIt = { files: { [`${coded}.log`]: `connected with ${secret}\n` } };

    test('leaves that file out, and says nowhere how it was called', async () => {
      const scrubber = forgetful(`${coded}.log`);
      const checked = await look(await archived(scrubber, inIt), scrubber);
      assert.ok(!(checked instanceof FlareError));
      assert.ok(checked.mended?.leftOut.some(({ file }) => file === 'web/masked'));
      assert.ok(!JSON.stringify([checked, scrubber.report()]).includes(coded));
      const read = (start: number, end: number) => transport.artifacts.get(checked.ref, { start, end, signal });
      const { manifest, report } = await readLedger({ size: checked.ref.size, read });
      assert.ok(!JSON.stringify([manifest, report]).includes(coded));
    });

    test('does not say it either where it ends the flare', async () => {
      const scrubber = forgetful(`${coded}.log`);
      const error = await look(await archived(scrubber, inIt), scrubber, 'fail');
      assert.ok(error instanceof FlareError && error.code === 'residual_secret');
      assert.match(error.message, /web\/masked:1 \(learned-secret\)/);
      assert.ok(!error.message.includes(coded));
    });
  });

  test('ends the flare where its host is called like a secret, unless the operator settled that', async () => {
    const scrubber = forgetful();
    const archive = await archived(scrubber, { hostname: secret });
    const error = await look(archive, scrubber);
    assert.ok(error instanceof FlareError && error.code === 'residual_secret');
    assert.match(error.message, /allow: \[\{ rule: "learned-secret", file: "flare-manifest\.json#hostname" \}\]/);
    const settled = [{ rule: 'learned-secret', file: 'flare-manifest.json#hostname' }];
    const checked = await look(archive, scrubber, 'mend', transport.artifacts, settled);
    assert.ok(!(checked instanceof FlareError));
  });

  test('leaves no second archive in the store when that cannot be looked at', async () => {
    const scrubber = forgetful('b.log');
    const archive = await archived(scrubber);
    const { artifacts } = transport;
    let mended: ArtifactRef | undefined;
    const put: typeof artifacts.put = async (...args) => (mended = await artifacts.put(...args));
    const get: typeof artifacts.get = (ref, options) => {
      if (ref.key === mended?.key) throw new FlareError('artifact_stalled', 'Cannot read it', { retryable: true });
      return artifacts.get(ref, options);
    };
    await assert.rejects(look(archive, scrubber, 'mend', { ...artifacts, put, get }), { code: 'artifact_stalled' });
    assert.ok(mended);
    await assert.rejects(Array.fromAsync(artifacts.get(mended)), { code: 'artifact_missing' });
  });

  test('ends the flare where something is found again in what was made without the first finding, and stores that no more', async () => {
    const scrubber = forgetful('b.log');
    const archive = await archived(scrubber);
    const learned = [[secret], [secret, 'DB_PASSWORD']];
    const growing = Object.assign(Object.create(scrubber) as Scrubber, { learned: () => learned.shift() ?? [] });
    const put = transport.artifacts.put.bind(transport.artifacts);
    const stored: ArtifactRef[] = [];
    transport.artifacts.put = async (...what) => {
      const ref = await put(...what);
      stored.push(ref);
      return ref;
    };
    const error = await look(archive, growing);
    assert.ok(error instanceof FlareError && error.code === 'residual_secret');
    assert.match(error.message, /found when the gate looked again/);
    assert.ok(!error.message.includes(secret));
    assert.equal(stored.length, 1);
    await assert.rejects(Array.fromAsync(transport.artifacts.get(stored[0]!, { signal })), {
      code: 'artifact_missing',
    });
    assert.ok((await Array.fromAsync(transport.artifacts.get(archive.ref, { signal }))).length > 0);
  });

  test('ends the flare where the configuration says so, and keeps the archive', async () => {
    const scrubber = forgetful('b.log');
    const archive = await archived(scrubber);
    const error = await look(archive, scrubber, 'fail');
    assert.ok(error instanceof FlareError && error.code === 'residual_secret');
    assert.ok(!error.message.includes(secret));
    assert.ok((await Array.fromAsync(transport.artifacts.get(archive.ref, { signal }))).length > 0);
  });
});
