import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FailedTest, Failures } from './failures.ts';

/** More files than these do not fail by chance. */
const mostFiles = 3;

/**
 * Runs each file of integration tests with a failure once more, alone on the machine: those tests kill and freeze real servers, and
 * a machine that other programs share may be too slow for one of them. Unit tests are not run again, and none where many failed or
 * where a task failed for another reason than its tests.
 * @returns the failed tests of the files that passed now
 */
export async function runAgain(
  { tests: failed, tasks }: Pick<Failures, 'tests' | 'tasks'>,
  run: (file: string, folder: string) => Promise<boolean>,
): Promise<FailedTest[]> {
  const files = [...new Map(failed.map((each) => [`${each.task} ${each.file}`, each])).values()];
  if (files.length > mostFiles || files.some(({ file }) => !file.endsWith('.integration.ts'))) return [];
  if (tasks.some((task) => !failed.some((each) => each.task === task))) return [];
  const passed: FailedTest[] = [];
  for (const { task, file } of files)
    if (await run(file, folderOf(task)))
      passed.push(...failed.filter((each) => each.task === task && each.file === file));
  return passed;
}

/** Runs one file of tests as its project does, and shows what it says. */
export async function runFile(file: string, folder: string): Promise<boolean> {
  process.stdout.write(`\nOnce more, alone: ${path.join(folder, file)}\n\n`);
  const child = spawn('node', ['--test', '--test-force-exit', file], { cwd: folder, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

function folderOf(task: string): string {
  const project = task.slice(0, task.lastIndexOf(':'));
  const named = (folder: string) =>
    (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string }).name === project;
  const folder = ['.', ...globSync('{libs,apps}/*')].find(named);
  if (folder === undefined) throw new Error(`Cannot run the failed tests of "${task}" again: no project has that name`);
  return folder;
}
