import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { agentConfig, destination } from '@flarewire/schemas';
import { resolveDestination, type HttpDestination } from './destination.ts';

const resolve = (config: object, agent: object = {}) =>
  resolveDestination(
    'there',
    destination.parse(config),
    agentConfig.parse({ apiKey: ' key ', ...agent }),
  ) as HttpDestination;

suite('a destination', () => {
  test('of kind datadog has its base and key from the Agent’s configuration', () => {
    const { base, apiKey, retry, retryForMs } = resolve({ kind: 'datadog' }, { site: 'datadoghq.eu' });
    assert.deepEqual([base, apiKey, retry, retryForMs], ['https://app.datadoghq.eu.', 'key', 'safe', 300_000]);
  });

  test('of kind intake has its own base, and the Agent’s key unless it has a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flarewire-key-'));
    const apiKeyFile = join(folder, 'key');
    await writeFile(apiKeyFile, 'its own\n');
    assert.deepEqual(
      [
        resolve({ kind: 'intake', url: 'https://i.example.com/' }).base,
        resolve({ kind: 'intake', url: 'https://i' }).apiKey,
      ],
      ['https://i.example.com', 'key'],
    );
    assert.equal(resolve({ kind: 'intake', url: 'https://i', apiKeyFile }).apiKey, 'its own');
    await rm(folder, { recursive: true });
  });

  test('says which file it cannot read', () => {
    assert.throws(() => resolve({ kind: 'intake', url: 'https://i', apiKeyFile: '/none/key' }), {
      code: 'invalid_config',
      message:
        'Cannot send to destination "there": /none/key: there is no such file (ENOENT); correct its path, or let this user read it',
    });
  });

  test('cannot use a key that only the Agent can resolve, and says so only where the key is needed', () => {
    const agent = { apiKey: 'ENC[k]' };
    assert.throws(() => resolve({ kind: 'datadog' }, agent), { code: 'invalid_config', message: /ENC\[…\] handle/ });
    assert.equal((resolve({ kind: 'folder', path: '/x' }, agent) as { kind: string }).kind, 'folder');
  });
});
