import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtempDisposable, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { layOut } from '../image/lay-out.ts';
import { writeSbom } from '../sbom/cyclone-dx.ts';
import { shippedApps } from '../sbom/shipped.ts';
import { copyStarter } from './starter.ts';

const run = promisify(execFile);
/**
 * Packs everything that runs on a host: the services with their units, the command line and the Node they run on.
 * @returns the path of the `.deb`
 */
export async function packDebian(repository: string, folder: string): Promise<string> {
  await using work = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-deb-'));
  const root = path.join(work.path, 'root');
  const at = (...parts: string[]) => path.join(root, ...parts);
  const from = (...parts: string[]) => path.join(repository, ...parts);
  for (const each of [
    'DEBIAN',
    'etc/flarewire',
    'usr/bin',
    'usr/lib/systemd',
    'usr/lib/sysusers.d',
    'usr/share/doc/flarewire',
  ])
    await mkdir(at(each), { recursive: true });

  await layOut(shippedApps, repository, at('usr/lib/flarewire'));
  await copyStarter(repository, at('usr/lib/flarewire'));
  await mkdir(at('usr/lib/flarewire/bin'));
  const { packages } = JSON.parse(await readFile(from('package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const node = `node_modules/node-linux-${process.arch}`;
  if (!packages[node]) throw new Error(`Cannot pack for ${process.arch}: package-lock.json has no ${node}`);
  await cp(from(node, 'bin/node'), at('usr/lib/flarewire/bin/node'), { dereference: true });
  await copyFile(from('deploy/debian/flare'), at('usr/lib/flarewire/flare'));
  await symlink('../lib/flarewire/flare', at('usr/bin/flare'));

  await cp(from('deploy/systemd'), at('usr/lib/systemd/system'), { recursive: true });
  await rename(at('usr/lib/systemd/system/flarewire.sysusers.conf'), at('usr/lib/sysusers.d/flarewire.conf'));
  await copyFile(from('deploy/debian/flarewire.yaml'), at('etc/flarewire/flarewire.yaml'));
  await copyFile(from('README.md'), at('usr/share/doc/flarewire/README.md'));
  const licences = [from('NOTICE'), from('LICENSE'), from(node, 'LICENSE')].map((file) => readFile(file, 'utf8'));
  await writeFile(at('usr/share/doc/flarewire/copyright'), (await Promise.all(licences)).join('\n'));

  await writeSbom(repository, at('usr/share/doc/flarewire/sbom.cdx.json'));

  const { version } = JSON.parse(await readFile(from('package.json'), 'utf8')) as { version: string };
  const architecture = (await run('dpkg', ['--print-architecture'])).stdout.trim();
  await writeFile(at('DEBIAN/control'), control(version, architecture));
  await writeFile(at('DEBIAN/conffiles'), '/etc/flarewire/flarewire.yaml\n');
  for (const script of ['postinst', 'prerm', 'postrm']) {
    await copyFile(from('deploy/debian', script), at('DEBIAN', script));
    await chmod(at('DEBIAN', script), 0o755);
  }
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `flarewire_${version}_${architecture}.deb`);
  await run('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', root, file]);
  return file;
}

function control(version: string, architecture: string): string {
  return `Package: flarewire
Version: ${version}
Architecture: ${architecture}
Maintainer: The Flarewire authors <flarewire@example.invalid>
Depends: libc6 (>= 2.28), libstdc++6, systemd | systemd-standalone-sysusers
Section: admin
Priority: optional
Description: Diagnostic flares over NATS
 Archives, profiles, scrubs and delivers what support needs of a running system.
 Holds the services with their systemd units, the command line, and the Node that they run on.
`;
}
