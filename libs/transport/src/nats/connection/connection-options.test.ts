import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { natsConfig } from '@flarewire/schemas';
import { createNkey } from '../../permissions/create-nkey.ts';
import { connectionOptions } from './connection-options.ts';
import { hostsOf } from './hosts-of.ts';

suite('connectionOptions', () => {
  const optionsOf = (url: string | string[]) => connectionOptions(natsConfig.parse({ url }), 'test', '_INBOX_test');

  test('a connection is never given up', async () => {
    const { maxReconnectAttempts, ignoreAuthErrorAbort } = await optionsOf('nats://broker:4222');
    assert.deepEqual([maxReconnectAttempts, ignoreAuthErrorAbort], [-1, true]);
  });

  test('the login of a URL is taken out of it, since the client does not read it there', async () => {
    const { servers, user, pass } = await optionsOf(['tls://flare:p%40ss%20word@one:4222', 'two:4223']);
    assert.deepEqual([servers, user, pass], [['tls://one:4222', 'two:4223'], 'flare', 'p@ss word']);
    const odd = await optionsOf('nats://flare:a:50%of%40/b@one');
    assert.deepEqual([odd.servers, odd.user, odd.pass], [['nats://one'], 'flare', 'a:50%of@/b']);
    const { token, user: nobody } = await optionsOf('nats://s3cret@one');
    assert.deepEqual([token, nobody], ['s3cret', undefined]);
    assert.equal('user' in (await optionsOf('nats://one')), false);
  });

  test('a URL that says tls is never spoken to in the clear', async () => {
    for (const url of ['tls://one', ['nats://one', 'tls://two']]) assert.deepEqual((await optionsOf(url)).tls, {});
    assert.equal('tls' in (await optionsOf('nats://one')), false);
  });

  test('messages name hosts, and no login', () => {
    assert.deepEqual(hostsOf(natsConfig.parse({ url: ['nats://a:b@one:4222', 'c@two'] })), ['one:4222', 'two']);
    assert.deepEqual(hostsOf(natsConfig.parse({ url: 'a:b@c@three:4222' })), ['three:4222']);
  });

  test('a credentials file that cannot be read is an error of the configuration', async () => {
    const creds = connectionOptions(
      natsConfig.parse({ url: 'nats://one', creds: '/nowhere/at.creds' }),
      'test',
      '_INBOX_test',
    );
    await assert.rejects(creds, { code: 'invalid_config', message: /\/nowhere\/at\.creds/ });
  });

  test('a file without the seed of an nkey is an error of the configuration, which does not repeat what it holds', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-nkey-'));
    const nkey = path.join(folder.path, 'user.nk');
    const reading = () => connectionOptions(natsConfig.parse({ url: 'nats://one', nkey }), 'test', '_INBOX_test');
    await writeFile(nkey, `# of the archiver\n${createNkey().seed}\n`);
    assert.equal(typeof (await reading()).authenticator, 'function');
    await writeFile(nkey, 'SUnothing-of-the-kind\n');
    await assert.rejects(reading(), (error: Error & { code: string }) => {
      assert.equal(error.code, 'invalid_config');
      return /no seed/.test(error.message) && !error.message.includes('nothing-of-the-kind');
    });
  });
});
