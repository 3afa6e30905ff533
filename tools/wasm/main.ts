import { writeFileSync } from 'node:fs';
import { compile, scanBinary, scanText } from './compile.ts';

writeFileSync(scanBinary, await compile(scanText));
