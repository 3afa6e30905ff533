import path from 'node:path';
import { brokenRules } from './check.ts';
import { readWorkspace, readWorkspaces } from './workspace.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const broken = brokenRules(readWorkspace(path.resolve(process.argv[2] ?? '.')), readWorkspaces(repository));
for (const sentence of broken) process.stderr.write(`${path.relative(repository, sentence)}\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
