import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { FlareError, type FlareEvent } from '@flarewire/schemas';
import { failFlare } from '../stage/work-stage.ts';
import { openTestUploader, type Opened } from './uploader.fixture.ts';

suite('flare.resend', () => {
  let folder = '';
  let opened: Opened;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-resend-'));
    opened = await openTestUploader(folder, `  full: { kind: folder, path: /dev/null/full }\n`);
  });
  afterEach(async () => {
    await opened[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  const resend = (request: object) => opened.service.transport.request('resend', { by: 'ops', ...request });
  const sentFiles = () => readdirSync(opened.sent).filter((name) => name.endsWith('.zip'));
  const refusal = async (request: object) => {
    const reply = await resend(request);
    return reply.status === 'refused' ? reply.error.code : assert.fail('it was accepted');
  };
  async function end(flareId: string, ...names: FlareEvent['name'][]) {
    const { transport } = opened.service;
    for await (const event of transport.tail({ from: 'start', flareId, signal: AbortSignal.timeout(10_000) }))
      if (names.includes(event.name)) return event;
    return assert.fail('it has no such event');
  }

  test('sends the archive of a flare that failed as a flare of its own, elsewhere where that is named', async () => {
    await opened.publish('f-1', 'started\n', { to: 'full' });
    await end('f-1', 'flare.failed');
    const reply = await resend({ flareId: 'f-1', destinations: ['disk'] });
    assert.ok(reply.status === 'accepted');
    assert.notEqual(reply.flareId, 'f-1');
    const collected = await end(reply.flareId, 'profiles.collected');
    assert.ok(collected.name === 'profiles.collected');
    assert.deepEqual(collected.data.resent, { flareId: 'f-1', by: 'ops' });
    await end(reply.flareId, 'flare.sent');
    assert.equal(sentFiles().length, 1);
  });

  test('refuses at once what was to go where no destination is any more', async () => {
    await opened.publish('f-1', 'started\n', { to: 'gone' });
    await end('f-1', 'flare.failed');
    assert.equal(await refusal({ flareId: 'f-1' }), 'destination_unknown');
  });

  test('refuses at once a flare whose archive is gone, unless it has made a flare of that request before', async () => {
    await opened.publish('f-1', 'started\n', { to: 'full' });
    await end('f-1', 'flare.failed');
    const request = { flareId: 'f-1', destinations: ['disk'], requestId: 'r-1' };
    const first = await resend(request);
    assert.ok(first.status === 'accepted');
    await end(first.flareId, 'flare.sent');
    const { artifacts } = opened.service.transport;
    await artifacts.deleteParts((await artifacts.stored()).map(({ key }) => key));
    assert.equal(await refusal({ ...request, requestId: 'r-2' }), 'not_resendable');
    assert.deepEqual(await resend(request), first);
  });

  test('makes one flare of the same request with the same requestId', async () => {
    await opened.publish('f-1', 'started\n', { to: 'full' });
    await end('f-1', 'flare.failed');
    const request = { flareId: 'f-1', destinations: ['disk'], requestId: 'r-1' };
    const first = await resend(request);
    assert.deepEqual(await resend(request), first);
    assert.ok(first.status === 'accepted');
    await end(first.flareId, 'flare.sent');
    assert.deepEqual(await resend(request), first);
    assert.equal(await refusal({ ...request, destinations: ['full'] }), 'request_conflict');
  });

  test('sends only to where it did not arrive, and nowhere by itself when it arrived everywhere', async () => {
    await opened.publish('f-1', 'started\n', { to: ['disk', 'full'] });
    await end('f-1', 'flare.sent');
    const reply = await resend({ flareId: 'f-1' });
    assert.ok(reply.status === 'accepted');
    const collected = await end(reply.flareId, 'profiles.collected');
    assert.ok(collected.name === 'profiles.collected');
    assert.deepEqual(collected.data.request.destinations, ['full']);
    await opened.publish('f-2', 'started\n');
    await end('f-2', 'flare.sent');
    assert.equal(await refusal({ flareId: 'f-2' }), 'not_resendable');
  });

  test('lets a flare that nobody approved wait for its approval again', async () => {
    await opened.publish('f-1', 'started\n', { send: false });
    await end('f-1', 'flare.awaiting-approval');
    await opened.service.transport.request('cancel', { flareId: 'f-1', by: 'ops' });
    const reply = await resend({ flareId: 'f-1' });
    assert.ok(reply.status === 'accepted');
    await end(reply.flareId, 'flare.awaiting-approval');
    assert.deepEqual(sentFiles(), []);
  });

  for (const [what, request, code] of [
    ['a flare that there is not', { flareId: 'f-9' }, 'unknown_flare'],
    ['a flare that has not ended', { flareId: 'f-1' }, 'not_resendable'],
    ['a destination that there is not', { flareId: 'f-2', destinations: ['nix'] }, 'destination_unknown'],
    ['a flare that failed before it had an archive', { flareId: 'f-3' }, 'not_resendable'],
    ['what names no person', { flareId: 'f-2', by: '' }, 'invalid_request'],
  ] as const) {
    test(`refuses ${what}, and makes no flare`, async () => {
      await opened.publish('f-1', 'started\n', { send: false });
      await end('f-1', 'flare.awaiting-approval');
      await opened.publish('f-2', 'started\n', { to: 'full' });
      await end('f-2', 'flare.failed');
      const error = new FlareError('archive_failed', 'Cannot make an archive: the disk is full');
      await failFlare(
        { stage: 'archiver', flare: { flareId: 'f-3', target: 'web' }, error, attempts: 1 },
        opened.service,
      );
      const before = await opened.service.transport.flares.list();
      assert.equal(await refusal(request), code);
      assert.equal((await opened.service.transport.flares.list()).length, before.length);
    });
  }
});
