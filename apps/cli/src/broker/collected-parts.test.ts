import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { EventData } from '@flarewire/schemas';
import { createInProcessTransport } from '@flarewire/transport';
import { collectedParts } from './collected-parts.ts';

suite('collectedParts()', () => {
  const { signal } = new AbortController();
  const head = { version: '1.0', flareId: 'f-1', target: 'web', time: '2026-11-28T10:00:00.000Z' };
  const request = { profile: false as const, send: false };
  const ref = { store: 'memory' as const, bucket: 'b', key: 'k', size: 1, sha256: 'a'.repeat(64), parts: [] };
  const made = '2026-11-28T10:00:00.000Z';
  const archive = { ref, name: 'a.zip', root: 'web', hostname: 'web', made, agentVersion: '7.77.0' };
  const cancelled: EventData<'flare.cancelled'> = { ...head, by: 'ops', reason: 'a test' };

  async function refused(
    message: RegExp,
    ...events: Parameters<ReturnType<typeof createInProcessTransport>['publish']>[]
  ) {
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    for (const event of events) await transport.publish(...event);
    await assert.rejects(collectedParts('f-1', { transport, signal }), { code: 'unknown_flare', message });
  }

  test('says of a flare that has no archive whether there will be one', async () => {
    await refused(/^Cannot find flare "f-1": there is none with this id/);
    await refused(/it is not made yet; flare watch f-1 follows it$/, ['flare.requested', { ...head, request }]);
    await refused(
      /it ended before there was one$/,
      ['flare.requested', { ...head, request }],
      ['flare.cancelled', cancelled],
    );
  });

  test('has the archive of a flare that was cancelled, where it was kept', async () => {
    await using transport = createInProcessTransport({ artifacts: 'memory' });
    await transport.publish('flare.cancelled', { ...cancelled, kept: archive });
    assert.deepEqual(await collectedParts('f-1', { transport, signal }), { archive, profiles: [] });
  });
});
