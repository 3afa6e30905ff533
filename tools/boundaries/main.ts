import path from 'node:path';
import { brokenRules } from './check.ts';
import { readWorkspaces } from './workspace.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const all = readWorkspaces(repository);
const broken = [...all.values()].flatMap((workspace) => brokenRules(workspace, all));
for (const sentence of broken) process.stderr.write(`${path.relative(repository, sentence)}\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
