import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { natsConfig } from '@flarewire/schemas';
import { inboxFor, permissionsOf } from './permissions.ts';

suite('the inbox of a service', () => {
  const inboxIn = (inbox: unknown, service: string) => inboxFor(natsConfig.parse({ inbox }).inbox, service);
  const own = { archiver: '_INBOX_archiver-node-1', profiler: '_INBOX_profiler-node-1' };

  test('has its name, or what its configuration says for all or for it alone', () => {
    assert.equal(inboxIn(undefined, 'archiver'), '_INBOX_archiver');
    assert.equal(inboxIn('_INBOX_ops', 'archiver'), '_INBOX_ops');
    assert.equal(inboxIn(own, 'profiler'), '_INBOX_profiler-node-1');
    assert.equal(inboxIn(own, 'uploader'), '_INBOX_uploader');
  });

  test('is what a user of that name may read', () => {
    const { subscribe } = permissionsOf('archiver-node-1', { roles: ['archiver'], targets: ['node-1'] });
    assert.ok(subscribe.includes(`${inboxIn(own, 'archiver')}.>`));
    assert.ok(!subscribe.includes('_INBOX_archiver.>'));
  });
});
