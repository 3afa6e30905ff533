import path from 'node:path';
import { writeSbom } from './cyclone-dx.ts';

/** `node tools/sbom/main.ts <file>`: writes what is shipped as CycloneDX. */
const [file] = process.argv.slice(2);
if (file === undefined || file.startsWith('-')) {
  process.stderr.write('node tools/sbom/main.ts <file>\n');
  process.exitCode = 2;
} else {
  await writeSbom(path.resolve(import.meta.dirname, '../..'), file);
}
