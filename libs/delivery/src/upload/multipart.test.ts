import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flareForm } from './multipart.ts';

const boundary = 'ab'.repeat(30);
const form = {
  caseId: '999',
  email: 'ops@example.com',
  source: 'local',
  name: 'datadog-agent-x.zip',
  agentVersion: '7.77.0',
  hostname: 'web-1.example.com',
};

async function* zip() {
  yield Buffer.from('PK');
  yield Buffer.from('\u0003\u0004');
}

const written = async (changes: Partial<typeof form>) =>
  (await Array.fromAsync(flareForm({ ...form, ...changes }, boundary, zip()))).map(String);

suite('the form of an upload', () => {
  test('has its parts in the order and framing of the Agent', async () => {
    const lines = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="case_id"',
      '',
      '999',
      `--${boundary}`,
      'Content-Disposition: form-data; name="email"',
      '',
      'ops@example.com',
      `--${boundary}`,
      'Content-Disposition: form-data; name="source"',
      '',
      'local',
      `--${boundary}`,
      'Content-Disposition: form-data; name="flare_file"; filename="datadog-agent-x.zip"',
      'Content-Type: application/octet-stream',
      '',
      'PK\u0003\u0004',
      `--${boundary}`,
      'Content-Disposition: form-data; name="agent_version"',
      '',
      '7.77.0',
      `--${boundary}`,
      'Content-Disposition: form-data; name="hostname"',
      '',
      'web-1.example.com',
      `--${boundary}--`,
      '',
    ];
    assert.equal((await written({})).join(''), lines.join('\r\n'));
  });

  test('leaves out case, email and source where they are empty, never version and host', async () => {
    const text = (await written({ caseId: '', email: '', source: '', agentVersion: '', hostname: '' })).join('');
    const names = [...text.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name);
    assert.deepEqual(names, ['flare_file', 'agent_version', 'hostname']);
    assert.ok(text.startsWith(`--${boundary}\r\n`));
  });

  test('gives each header and each value as a piece of its own', async () => {
    const pieces = await written({});
    assert.equal(pieces[1], '999');
    assert.equal(pieces[2], `\r\n--${boundary}\r\nContent-Disposition: form-data; name="email"\r\n\r\n`);
  });

  test('escapes what would end the file name', async () => {
    const text = (await written({ name: 'a"b\\c\r\n.zip' })).join('');
    assert.match(text, /filename="a\\"b\\\\c%0D%0A\.zip"\r\n/);
  });
});
