import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shippedPackages, type Shipped } from './shipped.ts';

/** Writes the bill of materials of what this checkout ships; the same lock and sources give the same file. */
export async function writeSbom(repository: string, file: string): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as { version: string };
  await writeFile(file, `${JSON.stringify(cycloneDx(version, shippedPackages(repository)), undefined, 2)}\n`);
}

/** A bill of materials in the form of CycloneDX 1.6. Without a serial number and a time it follows from the lock alone. */
export function cycloneDx(version: string, packages: readonly Shipped[]): object {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'flarewire', version, licenses: [{ license: { id: 'Apache-2.0' } }] },
    },
    components: packages.map(asComponent),
  };
}

function asComponent({ folder, name, version, license, integrity }: Shipped): object {
  const [, group, own] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name)!;
  return {
    type: 'library',
    'bom-ref': folder,
    ...(group && { group }),
    name: own,
    version,
    purl: `pkg:npm/${group ? `${encodeURIComponent(group)}/` : ''}${own}@${version}`,
    ...(license && { licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }] }),
    ...(integrity && { hashes: [hashOf(integrity)] }),
  };
}

/** npm gives digests in Base64, CycloneDX wants hex. */
function hashOf(integrity: string): object {
  const [algorithm, digest] = integrity.split('-') as [string, string];
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
}
