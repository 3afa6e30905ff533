import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/**
 * Makes, with openssl, an authority of one's own and the server's certificate for the host names given, in `tls/`; leaves
 * them where they are there. The authority's key is thrown away: who wants another certificate makes both anew.
 */
export async function writeCertificates(
  folder: string,
  { hosts, days }: { hosts: readonly string[]; days: number },
): Promise<void> {
  const tls = path.join(folder, 'tls');
  const [ca, cert, key] = ['ca.pem', 'server.pem', 'server.key'].map((name) => path.join(tls, name)) as [
    string,
    string,
    string,
  ];
  if (await isThere(cert)) return;
  await mkdir(tls, { recursive: true, mode: 0o700 });
  await using secret = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-ca-'));
  const caKey = path.join(secret.path, 'ca.key');
  const request = path.join(secret.path, 'server.csr');
  const extensions = path.join(secret.path, 'server.ext');
  const names = hosts.map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',');
  await writeFile(extensions, `subjectAltName=${names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`);
  const openssl = (...args: string[]) => run('openssl', args);
  const lasts = ['-days', String(days)];
  await openssl('req', '-x509', ...elliptic, ...lasts, '-keyout', caKey, '-out', ca, '-subj', '/CN=Flarewire NATS CA');
  await openssl('req', ...elliptic, '-keyout', key, '-out', request, '-subj', `/CN=${hosts[0]}`);
  const signed = ['-CA', ca, '-CAkey', caKey, '-CAcreateserial', '-CAserial', path.join(secret.path, 'serial')];
  await openssl('x509', '-req', '-in', request, ...signed, ...lasts, '-extfile', extensions, '-out', cert);
  await chmod(key, 0o600);
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
