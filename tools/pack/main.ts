import path from 'node:path';
import { packDebian } from './debian-package.ts';
import { packNpm } from './npm-package.ts';

/** `node tools/pack/main.ts npm|deb <folder>`: makes a package of what is in this checkout, and prints where it is. */
const [kind, folder] = process.argv.slice(2);
const packers = new Map([
  ['npm', packNpm],
  ['deb', packDebian],
]);
const pack = packers.get(kind ?? '');
if (!pack || folder === undefined) {
  process.stderr.write('node tools/pack/main.ts npm|deb <folder>\n');
  process.exitCode = 2;
} else {
  const made = await pack(path.resolve(import.meta.dirname, '../..'), path.resolve(folder));
  process.stdout.write(`${made}\n`);
}
