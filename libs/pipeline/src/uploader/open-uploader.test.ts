import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eachEntry, inspectArchive } from '@flarewire/archive';
import { FlareError, type ArtifactRef } from '@flarewire/schemas';
import { afterwards } from '../stage/stage.fixture.ts';
import { answerPreflight } from './answer-preflight.ts';
import { expireUnapproved } from './expire-unapproved.ts';
import { openTestUploader, sabotaged, type Opened } from './uploader.fixture.ts';

// A key of the form that a linter knows, in two pieces so that this file holds none.
const githubToken = `ghp_${'x7Kq2mZ9pLr4'.repeat(3)}`;

async function* eachText(zip: Buffer): AsyncGenerator<string> {
  const read = async function* (start: number, end: number) {
    yield zip.subarray(start, end);
  };
  for await (const { source } of eachEntry({ size: zip.length, read }))
    yield Buffer.concat(await Array.fromAsync(source)).toString('latin1');
}

suite('the uploader', () => {
  let folder = '';
  let opened: Opened;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    opened = await openTestUploader(folder, '  full: { kind: folder, path: /dev/null/full }\n');
  });
  afterEach(async () => {
    await opened[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  const stateOf = async (flareId: string) => (await opened.service.transport.flares.get(flareId))?.value;
  const sentFiles = () => readdirSync(opened.sent).filter((name) => name.endsWith('.zip'));

  test('sends exactly the bytes that it measured', async () => {
    await opened.publish('f-1', 'started\n');
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.sent');
    const bytes = readFileSync(path.join(opened.sent, sentFiles()[0]!));
    assert.equal(end.data.archive.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(end.data.archive.bytes, bytes.length);
  });

  test('notes in its journal which flares have ended', async () => {
    const journal = path.join(folder, 'journal');
    await using noting = await openTestUploader(folder, `journal: ${journal}\n`);
    await noting.publish('f-1', 'started\n');
    await noting.endOf('f-1');
    while (!readFileSync(journal, 'utf8').endsWith(' f-1\n')) await delay(10);
  });

  test('leaves a file out in which the gate finds something, and sends the rest: the ledger and the event say so, without the value', async () => {
    await opened.publish('f-1', `token ${githubToken}\n`, { scrubber: sabotaged() });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.sent');
    assert.deepEqual(new Set(end.data.mended?.files.map(({ file }) => file)), new Set(['web/logs/f-1.log']));
    assert.ok(!JSON.stringify(end).includes(githubToken));
    const file = path.join(opened.sent, sentFiles()[0]!);
    const { missing, sentence } = await inspectArchive(file);
    assert.equal(
      sentence,
      'nothing was collected: 0 of 1, missing: logs/f-1.log (quarantined: the gate found what looks like a secret in it (line 1: issued-token, secret-in-context, github/GITHUB_TOKEN))',
    );
    assert.equal(missing[0]?.state, 'quarantined');
    const bytes = readFileSync(file);
    assert.equal(end.data.archive.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.ok(!(await Array.fromAsync(eachText(bytes))).some((text) => text.includes(githubToken)));
  });

  test('leaves a profile out in which the gate finds something', async () => {
    const { artifacts } = opened.service.transport;
    const event = await opened.publish('f-0', 'started\n');
    await opened.until('flare.sent');
    const profile = async (file: string, text: string) => ({
      service: 'web',
      kind: 'cpu' as const,
      file,
      ref: await artifacts.put(`f-1/${file}`, Readable.from([Buffer.from(text)])),
      ms: 1,
    });
    const profiles = [await profile('a.pprof', 'main.run'), await profile('b.pprof', `x=${githubToken}`)];
    await opened.service.transport.publish('profiles.collected', { ...event, flareId: 'f-1', profiles });
    const end = await opened.endOf('f-1');
    assert.ok(end.name === 'flare.sent');
    assert.equal(end.data.archive.profiles, 1);
    assert.deepEqual(new Set(end.data.mended?.files.map(({ file }) => file)), new Set(['web/profiles/b.pprof']));
    assert.equal(end.data.mended?.ref.key, event.archive.ref.key);
  });

  test('lets an approval name the digest of the mended archive, and sends that', async () => {
    await opened.publish('f-1', `token ${githubToken}\n`, { scrubber: sabotaged(), send: false });
    const waiting = (await opened.until('flare.awaiting-approval', 'flare.failed')).at(-1);
    assert.ok(waiting?.name === 'flare.awaiting-approval' && waiting.data.mended);
    const { sha256 } = waiting.data.finished;
    await opened.service.transport.request('approve', { flareId: 'f-1', sha256, by: 'ops' });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.sent' && end.data.mended);
    assert.equal(end.data.archive.sha256, sha256);
    const [zip] = sentFiles();
    assert.equal((await inspectArchive(path.join(opened.sent, zip!))).present, 0);
  });

  test('fails the flare when the gate finds something again in the archive that was made without the first finding', async () => {
    const { artifacts } = opened.service.transport;
    const put = artifacts.put.bind(artifacts);
    let first!: ArtifactRef;
    const stored: ArtifactRef[] = [];
    // A store that keeps what should have been left out.
    artifacts.put = async (key, source, options) => {
      if (!key.includes('/gate-')) {
        first = await put(key, source, options);
        return first;
      }
      await Array.fromAsync(source);
      const ref = await put(key, artifacts.get(first), options);
      stored.push(ref);
      return ref;
    };
    await opened.publish('f-1', `token ${githubToken}\n`, { scrubber: sabotaged(), files: [`${githubToken}.log`] });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed');
    assert.equal(end.data.code, 'residual_secret');
    assert.match(end.data.reason, /found when the gate looked again/);
    assert.ok(!JSON.stringify(end).includes(githubToken));
    assert.ok(end.data.kept);
    assert.deepEqual(sentFiles(), []);
    assert.equal(stored.length, 1);
    await assert.rejects(Array.fromAsync(artifacts.get(stored[0]!)), { code: 'artifact_missing' });
  });

  test('leaves a file out for its name, and sends the rest: neither the archive nor the event says how it was called', async () => {
    await opened.publish('f-1', 'started\n', { scrubber: sabotaged(), files: ['b.log', `${githubToken}.log`] });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.sent');
    assert.deepEqual([...new Set(end.data.mended?.files.map(({ file }) => file))].toSorted(), [
      'web/masked',
      'web/permissions.log',
    ]);
    assert.ok(!JSON.stringify(end).includes(githubToken));
    const file = path.join(opened.sent, sentFiles()[0]!);
    const { items } = await inspectArchive(file);
    assert.deepEqual(
      items.map(({ item, state }) => [item, state]),
      [
        ['logs/b.log', 'collected'],
        ['masked', 'quarantined'],
      ],
    );
    const bytes = readFileSync(file);
    assert.ok(!bytes.includes(githubToken));
    assert.ok(!(await Array.fromAsync(eachText(bytes))).some((text) => text.includes(githubToken)));
  });

  test('fails the flare when the gate finds something in what says what is in the archive', async () => {
    await opened.publish('f-1', 'started\n', { scrubber: sabotaged(), hostname: githubToken });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed');
    assert.equal(end.data.code, 'residual_secret');
    assert.ok(end.data.kept);
    assert.deepEqual(sentFiles(), []);
  });

  test('sends the same log when the scrubber does its work', async () => {
    await opened.publish('f-1', `token ${githubToken}\n`);
    assert.equal((await opened.until('flare.sent', 'flare.failed')).at(-1)?.name, 'flare.sent');
  });

  test('fails a flare whose archive is not what its reference says', async () => {
    const event = await opened.publish('f-0', 'started\n');
    await opened.until('flare.sent');
    const ref = { ...event.archive.ref, sha256: 'a'.repeat(64), key: 'elsewhere/archive.zip', parts: [] };
    await opened.service.transport.publish('profiles.collected', {
      ...event,
      flareId: 'f-1',
      archive: { ...event.archive, ref },
    });
    const end = (await opened.until('flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed' && end.data.flareId === 'f-1');
    assert.equal(sentFiles().length, 1);
  });

  test('says before a flare is made which of its destinations would take it, and refuses when none would', async () => {
    const { transport } = opened.service;
    const both = await transport.request('preflight', { destinations: ['full', 'disk'] });
    assert.deepEqual(both, { status: 'checked', hosts: [opened.sent] });
    const none = await transport.request('preflight', { destinations: ['full'] });
    assert.ok(none.status === 'refused' && none.error.code === 'destination_failed');
  });

  test('says before a flare is made that it would stand still where a stream cannot be read, and when to ask again', async () => {
    const { transport, config, log } = opened.service;
    const lack = new FlareError('not_allowed', 'Cannot read stream "EVENTS": delete it');
    const uploader = { config, destinationsFor: () => [], log, signal: new AbortController().signal };
    const asking = answerPreflight(new TextEncoder().encode('{}'), {
      ...uploader,
      transport: { ...transport, unreadable: () => lack },
    });
    await assert.rejects(asking, { code: 'broker_unavailable', message: /"EVENTS": delete it/, retryAfterMs: 60_000 });
  });

  suite('where somebody has to approve', () => {
    const approve = (flareId: string, sha256: string) =>
      opened.service.transport.request('approve', { flareId, sha256, by: 'ops' });

    /** The same service, of a broker whose clock has gone on for as long as an approval may take. */
    const expired = () => ({
      ...opened.service,
      transport: afterwards(opened.service.transport, opened.service.config.unapproved.after + 1_000),
    });

    async function waiting(flareId: string) {
      await opened.publish(flareId, 'started\n', { send: false });
      const event = (await opened.until('flare.awaiting-approval')).at(-1);
      assert.ok(event?.name === 'flare.awaiting-approval');
      return event.data;
    }

    test('says what it would send and where to, and sends nothing', async () => {
      const { finished, destinations } = await waiting('f-1');
      assert.ok(finished.bytes > 0);
      assert.deepEqual(destinations, [{ name: 'disk', host: opened.sent }]);
      assert.deepEqual(sentFiles(), []);
    });

    test('sends what was approved, once, however often it is approved', async () => {
      const { finished } = await waiting('f-1');
      const replies = await Promise.all([approve('f-1', finished.sha256), approve('f-1', finished.sha256)]);
      assert.ok(replies.some(({ status }) => status === 'approved'));
      const end = (await opened.until('flare.sent')).at(-1);
      assert.ok(end?.name === 'flare.sent' && end.data.archive.sha256 === finished.sha256);
      assert.equal(sentFiles().length, 1);
    });

    for (const [what, flareId, sha256, code] of [
      ['another digest', 'f-1', 'a'.repeat(64), 'approval_mismatch'],
      ['a flare that there is not', 'f-2', 'a'.repeat(64), 'unknown_flare'],
      ['what is no digest', 'f-1', 'yes', 'invalid_request'],
    ] as const) {
      test(`refuses an approval of ${what}`, async () => {
        await waiting('f-1');
        const reply = await approve(flareId, sha256);
        assert.ok(reply.status === 'refused');
        assert.equal(reply.error.code, code);
        assert.equal((await stateOf('f-1'))?.state, 'awaiting-approval');
      });
    }

    test('cancels a flare on request, and sends it no more', async () => {
      const { finished } = await waiting('f-1');
      assert.equal(
        (await opened.service.transport.request('cancel', { flareId: 'f-1', by: 'ops' })).status,
        'cancelled',
      );
      const reply = await approve('f-1', finished.sha256);
      assert.ok(reply.status === 'refused' && reply.error.code === 'not_awaiting_approval');
      assert.deepEqual(sentFiles(), []);
    });

    test('refuses to cancel a flare that was sent', async () => {
      await opened.publish('f-1', 'started\n');
      await opened.until('flare.sent');
      const reply = await opened.service.transport.request('cancel', { flareId: 'f-1', by: 'ops' });
      assert.ok(reply.status === 'refused' && reply.error.code === 'not_cancellable');
    });

    for (const [what, flareId, change] of [
      ['of a flare that there is no record of', 'f-2', {}],
      ['of a flare that nobody approved', 'f-1', { by: 'somebody else' }],
    ] as const) {
      test(`sends nothing on an approval event ${what}, published by whoever may`, async () => {
        const { destinations: _, expires: __, ...held } = await waiting('f-1');
        const event = { ...held, flareId, by: 'ops', ...change };
        await opened.service.transport.publish('flare.approved', event);
        await opened.publish('f-3', 'started\n');
        await opened.until('flare.sent');
        assert.equal(sentFiles().length, 1);
        assert.equal((await stateOf('f-1'))?.state, 'awaiting-approval');
      });
    }

    for (const archive of ['keep', 'delete'] as const) {
      test(`cancels a flare that nobody approved in time, and its archive is to ${archive}`, async () => {
        const { archive: info } = await waiting('f-1');
        const { signal } = new AbortController();
        await expireUnapproved({ unapproved: { after: 1, archive }, signal }, expired());
        assert.equal((await stateOf('f-1'))?.state, 'cancelled');
        const read = Array.fromAsync(opened.service.transport.artifacts.get(info.ref));
        if (archive === 'keep') assert.ok((await read).length > 0);
        else await assert.rejects(read, { code: 'artifact_missing' });
      });
    }

    test('counts from when a flare waited first where its record was deleted and stored again', async () => {
      await waiting('f-1');
      const { flares } = opened.service.transport;
      const { after } = opened.service.config.unapproved;
      const stored = new Date(Date.now() - after - 1_000).toISOString();
      await flares.put('f-1', { ...(await stateOf('f-1'))!, stored });
      const options = { unapproved: { after: 1, archive: 'keep' as const }, signal: new AbortController().signal };
      await expireUnapproved(options, opened.service);
      assert.equal((await stateOf('f-1'))?.state, 'cancelled');
      assert.equal((await stateOf('f-1'))?.stored, undefined);
    });

    test('leaves a flare alone that is approved while those that expired are looked for', async () => {
      const { finished } = await waiting('f-1');
      const { transport } = expired();
      const list = async () => {
        const entries = await transport.flares.list();
        await approve('f-1', finished.sha256);
        return entries;
      };
      await expireUnapproved(
        { unapproved: { after: 1, archive: 'delete' }, signal: new AbortController().signal },
        {
          ...opened.service,
          transport: { ...transport, flares: { ...transport.flares, list } },
        },
      );
      assert.equal((await opened.until('flare.sent', 'flare.cancelled')).at(-1)?.name, 'flare.sent');
    });

    test('cancels one that has expired although the record of another cannot be read', async () => {
      await waiting('f-2');
      const { signal } = new AbortController();
      const { flares } = opened.service.transport;
      const record = (await stateOf('f-2'))!;
      const broken = { ...record, flareId: 'f-1', outbox: { name: 'flare.awaiting-approval', data: {} } };
      await flares.put('f-1', broken);
      const list = async () => (await flares.list()).toSorted((a, b) => a.key.localeCompare(b.key));
      const transport = { ...expired().transport, flares: { ...flares, list } };
      const options = { unapproved: { after: 1, archive: 'keep' as const }, signal };
      await expireUnapproved(options, { ...opened.service, transport });
      assert.equal((await stateOf('f-2'))?.state, 'cancelled');
    });

    test('leaves a flare alone that may still be approved', async () => {
      await waiting('f-1');
      const { signal } = new AbortController();
      for (const hours of [0, 100]) {
        const now = () => new Date(Date.now() + hours * 3_600_000);
        const options = { unapproved: { after: 1, archive: 'delete' as const }, signal };
        await expireUnapproved(options, { ...opened.service, now });
        assert.equal((await stateOf('f-1'))?.state, 'awaiting-approval', `by a clock ${hours} hours ahead`);
      }
    });
  });
});

suite('an uploader that is told to fail', () => {
  test('holds the gate: file and rule are named with the line that settles it, the value is not, the archive is kept', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    await using opened = await openTestUploader(folder, 'gate: fail\n');
    await opened.publish('f-1', `token ${githubToken}\n`, { scrubber: sabotaged() });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed');
    assert.equal(end.data.code, 'residual_secret');
    assert.match(end.data.reason, /web\/logs\/f-1\.log:1 \(issued-token\)/);
    assert.match(end.data.reason, /allow: \[\{ rule: "issued-token", file: "logs\/f-1\.log" \}, /);
    assert.ok(!JSON.stringify(end).includes(githubToken));
    assert.ok(end.data.kept);
    assert.deepEqual(readdirSync(opened.sent), []);
    rmSync(folder, { recursive: true, force: true });
  });

  test('says how each that it names is settled, so that one correction is enough', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    await using opened = await openTestUploader(folder, 'gate: fail\n');
    const files = ['a.log', 'b.log'];
    await opened.publish('f-1', `token ${githubToken}\n${githubToken}\n`, { scrubber: sabotaged(), files });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed');
    const { allow } = /scrubber: \{ (?<allow>allow: \[.*\]) \}/.exec(end.data.reason)?.groups ?? {};
    for (const file of files)
      assert.equal(allow?.split(`{ rule: "issued-token", file: "logs/${file}" }`).length, 2, `${file} in ${allow}`);
    rmSync(folder, { recursive: true, force: true });
  });

  test('does not say how a file is called in whose name and bytes the gate finds something', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    await using opened = await openTestUploader(folder, 'gate: fail\n');
    const text = `token ${githubToken}\n`;
    await opened.publish('f-1', text, { scrubber: sabotaged(), files: [`${githubToken}.log`] });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.failed');
    assert.match(end.data.reason, /web\/masked(?::1)? \(issued-token\)/);
    assert.ok(!JSON.stringify(end).includes(githubToken));
    rmSync(folder, { recursive: true, force: true });
  });
});

suite('an uploader whose operator settled a rule for what the archive says of itself', () => {
  test('leaves a file out for its name by another rule, and keeps one whose name only that rule finds', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    const allow = 'scrubber: { allow: [{ rule: labelled-secret, file: "*" }] }\n';
    await using opened = await openTestUploader(folder, allow);
    const settled = 'password=hunter2Xk9qLm.log';
    await opened.publish('f-1', 'started\n', { scrubber: sabotaged(), files: [settled, `${githubToken}.log`] });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    assert.ok(end?.name === 'flare.sent');
    const { items } = await inspectArchive(path.join(opened.sent, readdirSync(opened.sent)[0]!));
    assert.deepEqual(
      items.map(({ item, state }) => [item, state]),
      [
        ['masked', 'quarantined'],
        [`logs/${settled}`, 'collected'],
      ],
    );
    rmSync(folder, { recursive: true, force: true });
  });
});

suite('an uploader in front of an archive whose own names look like a secret', () => {
  const publish = { scrubber: sabotaged(), hostname: githubToken };
  const endOf = async (more: string, files: string[]) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    await using opened = await openTestUploader(folder, more);
    await opened.publish('f-1', 'started\n', { ...publish, files });
    const end = (await opened.until('flare.sent', 'flare.failed')).at(-1);
    const [sent] = readdirSync(opened.sent);
    const items = sent ? (await inspectArchive(path.join(opened.sent, sent))).items : [];
    rmSync(folder, { recursive: true, force: true });
    return { end, items: items.map(({ item, state }) => `${item} ${state}`) };
  };

  test('says which of them, with the line that settles it', async () => {
    const { end } = await endOf('', ['a.log']);
    assert.ok(end?.name === 'flare.failed');
    assert.match(end.data.reason, /flare-manifest\.json#hostname \(issued-token\)/);
    assert.match(end.data.reason, /allow: \[.*\{ rule: "issued-token", file: "flare-manifest\.json#hostname" \}.*\]/);
  });

  test('sends it once that is settled, and still without a file whose name the same rule finds', async () => {
    const entries = ['issued-token', 'github/GITHUB_TOKEN'].map(
      (rule) => `{ rule: ${rule}, file: "flare-manifest.json#hostname" }`,
    );
    const settled = `scrubber: { allow: [${entries.join(', ')}] }\n`;
    const alone = await endOf(settled, ['a.log']);
    assert.equal(alone.end?.name, 'flare.sent');
    assert.deepEqual(alone.items, ['logs/a.log collected']);
    const other = await endOf(settled, ['a.log', `${githubToken.replaceAll('x', 'y')}.log`]);
    assert.equal(other.end?.name, 'flare.sent');
    assert.deepEqual(other.items, ['logs/a.log collected', 'masked quarantined']);
  });
});

suite('an uploader whose operator requires approvals', () => {
  test('holds a flare that asked to be sent', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    await using opened = await openTestUploader(folder, 'approval: required\n');
    await opened.publish('f-1', 'started\n');
    const seen = await opened.until('flare.awaiting-approval', 'flare.sent');
    assert.equal(seen.at(-1)?.name, 'flare.awaiting-approval');
    rmSync(folder, { recursive: true, force: true });
  });
});

suite('an uploader of which one destination does not answer', () => {
  /** What happens while the destination `slow` takes requests, and answers none. */
  async function whileOneIsSilent(
    story: (opened: Opened, silent: { asked: () => number; until: (count: number) => Promise<void> }) => Promise<void>,
  ) {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    writeFileSync(path.join(folder, 'key'), 'k'.repeat(32));
    const asked: (string | undefined)[] = [];
    const more = new EventEmitter();
    const silent = createServer(({ url: asking }) => {
      asked.push(asking);
      more.emit('asked');
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const slow = `  slow: { kind: intake, url: "${url}", apiKeyFile: "${path.join(folder, 'key')}", retry: none }\n`;
    await using opened = await openTestUploader(folder, slow);
    const until = async (count: number) => {
      while (asked.length < count) await once(more, 'asked');
    };
    await story(opened, { asked: () => asked.length, until });
    silent.close();
    silent.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }

  test('sends what goes elsewhere meanwhile', () =>
    whileOneIsSilent(async ({ publish, endOf }, silent) => {
      await publish('f-1', 'started\n', { to: 'slow' });
      await silent.until(1);
      await publish('f-2', 'started\n');
      assert.equal((await endOf('f-2')).name, 'flare.sent');
    }));

  test('sends so many of groups there at once as may, and those that go elsewhere meanwhile', () =>
    whileOneIsSilent(async ({ publish, endOf }, silent) => {
      const most = 4;
      for (let n = 1; n <= most + 2; n += 1) await publish(`f-${n}`, 'started\n', { to: 'slow', group: 'g-1' });
      await silent.until(most);
      await publish('f-elsewhere', 'started\n', { group: 'g-2' });
      assert.equal((await endOf('f-elsewhere')).name, 'flare.sent');
      assert.equal(silent.asked(), most);
    }));
});

suite('an uploader whose destination takes its time', () => {
  test('says when the flare arrived, not when it was begun to be sent', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'flarewire-uploader-'));
    writeFileSync(path.join(folder, 'key'), 'k'.repeat(32));
    let answered = Infinity;
    const answer = (response: ServerResponse) => {
      answered = Date.now();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"case_id":4242}');
    };
    const late = createServer((request, response) => {
      request.resume().once('end', () => setTimeout(answer, 20, response));
    });
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(late.address() as AddressInfo).port}`;
    const key = path.join(folder, 'key');
    await using opened = await openTestUploader(
      folder,
      `  late: { kind: intake, url: "${url}", apiKeyFile: "${key}" }\n`,
    );
    await opened.publish('f-1', 'started\n', { to: 'late' });
    const end = await opened.endOf('f-1');
    late.close();
    late.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
    assert.ok(end.name === 'flare.sent' && Date.parse(end.data.time) >= answered);
  });
});
