import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { PprofEndpoint } from '@flarewire/schemas';
import { startPprofDouble } from '@flarewire/testing';
import { collectProfiles } from '../index.ts';

const run = promisify(execFile);

/** Makes a self-signed certificate for localhost; skips the test where there is no openssl. */
async function makeCertificate(
  folder: string,
  t: TestContext,
): Promise<{ key: string; cert: string; file: string; pin: string } | undefined> {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  try {
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      keyFile,
      '-out',
      file,
      ...names,
    ]);
  } catch {
    t.skip('no openssl on this machine');
    return undefined;
  }
  const cert = await readFile(file, 'utf8');
  return { key: await readFile(keyFile, 'utf8'), cert, file, pin: new X509Certificate(cert).fingerprint256 };
}

/** The codes of what failed; empty when all five profiles came. */
async function codesOf(endpoint: PprofEndpoint, { signal }: { signal: AbortSignal }): Promise<string[]> {
  const { profiles, failed } = await collectProfiles({
    services: { web: endpoint },
    seconds: 1,
    keep: async (file) => file,
    signal,
  });
  assert.equal(profiles.length + failed.length, 5);
  return [...new Set(failed.map(({ code }) => code))];
}

suite('a pprof endpoint', { concurrency: true }, () => {
  test('behind TLS is read with the CA that signed its certificate, and not without', async (t) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-tls-'));
    const tls = await makeCertificate(folder.path, t);
    if (tls === undefined) return;
    await using double = await startPprofDouble({ tls });
    assert.deepEqual(await codesOf({ url: double.url, ca: tls.file }, t), []);
    assert.deepEqual(await codesOf({ url: double.url }, t), ['profile_tls_failed']);
  });

  test('with a pinned certificate is read with that one alone, and gets no token with another', async (t) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-tls-'));
    const tls = await makeCertificate(folder.path, t);
    if (tls === undefined) return;
    const tokenFile = join(folder.path, 'token');
    await writeFile(tokenFile, 'abc');
    await using double = await startPprofDouble({ tls, token: 'abc' });
    assert.deepEqual(await codesOf({ url: double.url, certificate: tls.pin, tokenFile }, t), []);
    const asked = double.asked.length;
    const other = createHash('sha256').update('another certificate').digest('hex');
    assert.deepEqual(await codesOf({ url: double.url, certificate: other, tokenFile }, t), ['profile_tls_failed']);
    assert.equal(double.asked.length, asked);
  });

  test('that speaks plain HTTP where TLS is expected fails as TLS', async (t) => {
    await using double = await startPprofDouble();
    assert.deepEqual(await codesOf(double.url.replace('http:', 'https:'), t), ['profile_tls_failed']);
  });

  test('on a unix socket is read through it', async (t) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-socket-'));
    const socket = join(folder.path, 'pprof.sock');
    await using double = await startPprofDouble({ socket });
    assert.deepEqual(await codesOf({ url: double.url, socket }, t), []);
    assert.deepEqual(await codesOf({ url: double.url, socket: `${socket}-gone` }, t), ['profile_unreachable']);
  });

  test('that asks for a token gets the one in tokenFile', async (t) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-token-'));
    const tokenFile = join(folder.path, 'auth_token');
    await writeFile(tokenFile, 'secret-token\n');
    await using double = await startPprofDouble({ token: 'secret-token' });
    assert.deepEqual(await codesOf({ url: double.url, tokenFile }, t), []);
    assert.deepEqual(await codesOf(double.url, t), ['profile_denied']);
  });

  test('whose token file is missing fails without a request, and names the file', async (t) => {
    await using double = await startPprofDouble();
    const { failed } = await collectProfiles({
      services: { web: { url: double.url, tokenFile: '/nowhere/auth_token' } },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.deepEqual(
      failed.map(({ kind }) => kind),
      ['1st-heap', 'cpu', '2nd-heap', 'mutex', 'block'],
    );
    for (const { message } of failed) assert.match(message, /"\/nowhere\/auth_token": .*\(ENOENT\)/);
    assert.deepEqual(double.asked, []);
  });
});
