import { writeFileSync } from 'node:fs';
import { binaryOf, compile, modules } from './compile.ts';

for (const file of modules) writeFileSync(binaryOf(file), await compile(file));
