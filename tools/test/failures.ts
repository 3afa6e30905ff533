import { stripVTControlCharacters } from 'node:util';

/** A test that failed: in which of Nx's tasks (`@flarewire/transport:integration`), and in which file of that project. */
export type FailedTest = { task: string; file: string };

/** What Node's test runner says of failed tests at the end of each of its runs, and Nx of failed tasks at the very end. */
export type Failures = {
  lines: string[];
  tests: FailedTest[];
  tasks: string[];
  /** Whose output is being read. */
  task: string;
  reading?: 'tests' | 'tasks' | undefined;
};

export const noFailures: Failures = { lines: [], tests: [], tasks: [], task: '' };

/** Takes up one line of the whole output: failed tests begin with `✖ failing tests:` and end where Nx speaks again. */
export function addFailures(failures: Failures, line: string): Failures {
  const text = stripVTControlCharacters(line).trim();
  if (/^\W*failing tests:$/.test(text)) return { ...failures, reading: 'tests' };
  if (text === 'Failed tasks:') return { ...failures, reading: 'tasks' };
  const [, task] = /^> nx run (\S+)/.exec(text) ?? [];
  if (task) return { ...failures, task, reading: undefined };
  if (text.startsWith('NX ')) return { ...failures, reading: undefined };
  if (failures.reading === 'tasks') {
    const [, failed] = /^- (\S+)$/.exec(text) ?? [];
    return failed ? { ...failures, tasks: [...failures.tasks, failed] } : failures;
  }
  if (!failures.reading || !text) return failures;
  const [, file] = /^test at (.+?):\d+:\d+$/.exec(text) ?? [];
  return {
    ...failures,
    lines: [...failures.lines, line],
    tests: file ? [...failures.tests, { task: failures.task, file }] : failures.tests,
  };
}
