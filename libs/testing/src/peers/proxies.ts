import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCommand, startPeer, type Peer } from './peer.ts';

/** Credentials that a proxy asks for. */
export type Login = { user: string; password: string };

/** tinyproxy with a password; undefined where it cannot be had. */
export async function startHttpProxy({ user, password }: Login): Promise<Peer | undefined> {
  if (!(await hasCommand('tinyproxy', 'tinyproxy-bin'))) return undefined;
  return startPeer(async ({ folder, port }) => {
    const config = join(folder, 'tinyproxy.conf');
    const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 60', 'LogLevel Info', `BasicAuth ${user} ${password}`];
    await writeFile(config, `${lines.join('\n')}\n`);
    return { command: 'tinyproxy', args: ['-d', '-c', config] };
  });
}

/** Squid with a password; undefined where it cannot be had. */
export async function startSquid({ user, password }: Login): Promise<Peer | undefined> {
  if (!(await hasCommand('squid', 'squid'))) return undefined;
  return startPeer(async ({ folder, port }) => {
    await chmod(folder, 0o755); // squid gives up being root
    const [config, helper] = [join(folder, 'squid.conf'), join(folder, 'login.sh')];
    const lines = [
      `http_port 127.0.0.1:${port}`,
      `pid_filename ${folder}/squid.pid`,
      'cache_log /dev/null',
      'access_log none',
      'cache deny all',
      'shutdown_lifetime 0 seconds',
      `auth_param basic program /bin/sh ${helper}`,
      'acl known proxy_auth REQUIRED',
      'http_access allow known',
      'http_access deny all',
    ];
    await writeFile(config, `${lines.join('\n')}\n`);
    await writeFile(
      helper,
      `while read -r login; do [ "$login" = "${user} ${password}" ] && echo OK || echo ERR; done\n`,
      { mode: 0o755 },
    );
    return { command: 'squid', args: ['-N', '-f', config] };
  });
}

/** microsocks, a SOCKS5 server, with a password; undefined where it cannot be had. */
export async function startSocksProxy({ user, password }: Login): Promise<Peer | undefined> {
  if (!(await hasCommand('microsocks', 'microsocks'))) return undefined;
  return startPeer(async ({ port }) => ({
    command: 'microsocks',
    args: ['-i', '127.0.0.1', '-p', String(port), '-u', user, '-P', password],
  }));
}
