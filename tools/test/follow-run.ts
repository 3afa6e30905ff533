import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { addFailures, noFailures } from './failures.ts';
import { addTotals, noTotals, type Totals } from './totals.ts';

/** What a run of tests came to: how its process ended, how many passed, and what was said of those that failed. */
export type Outcome = { code: number | null; totals: Totals; failed: string[] };

/**
 * Runs tests with a program, and reads from its output what they came to.
 * @param options.say takes each line of the output
 */
export async function followRun(
  program: string,
  args: readonly string[],
  { cwd, say }: { cwd: string; say: (line: string) => void },
): Promise<Outcome> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let totals = noTotals;
  let failures = noFailures;
  for await (const line of createInterface({ input: child.stdout })) {
    totals = addTotals(totals, line);
    failures = addFailures(failures, line);
    say(line);
  }
  const [code] = await exited;
  return { code, totals, failed: failures.lines };
}
