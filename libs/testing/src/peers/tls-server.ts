import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasCommand, startPeer, type Peer } from './peer.ts';

const run = promisify(execFile);

/** A certificate of its own authority, for `localhost` and 127.0.0.1. */
export type Certificate = { cert: string; key: string };

/** Makes a self-signed certificate with openssl. */
export async function selfSigned(folder: string): Promise<Certificate> {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
    ...subject,
  ]);
  return { cert, key };
}

/** nginx with a self-signed certificate before a server of the test; undefined where it cannot be had. */
export async function startTlsServer(options: {
  to: string;
  protocols: string;
}): Promise<(Peer & { ca: string }) | undefined> {
  if (!(await hasCommand('nginx', 'nginx-light')) || !(await hasCommand('openssl', 'openssl'))) return undefined;
  let ca = '';
  const peer = await startPeer(async ({ folder, port }) => {
    const { cert, key } = await selfSigned(folder);
    ca = await readFile(cert, 'utf8');
    const config = join(folder, 'nginx.conf');
    await writeFile(config, nginxConfig({ ...options, folder, port, cert, key }));
    return { command: 'nginx', args: ['-p', folder, '-c', config, '-e', 'stderr'] };
  });
  return { ...peer, ca };
}

function nginxConfig({
  to,
  protocols,
  folder,
  port,
  cert,
  key,
}: { to: string; protocols: string; folder: string; port: number } & Certificate): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `
    daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      access_log off; ${temporary.join(' ')}
      server {
        listen ${port} ssl;
        ssl_certificate ${cert}; ssl_certificate_key ${key};
        ssl_protocols ${protocols}; ssl_ciphers ALL:@SECLEVEL=0;
        client_max_body_size 0;
        location / { proxy_pass ${to}; proxy_http_version 1.1; proxy_request_buffering off; }
      }
    }`;
}
