/** More files than these do not fail by chance. */
const mostFiles = 3;

/**
 * Runs each file of integration tests with a failure once more, alone on the machine: those tests kill and freeze real servers, and
 * a machine that other programs share may be too slow for one of them. None is run again where many failed.
 * @returns what the files that passed now came to
 */
export async function runAgain<Ran extends { file: string; code: number | null }>(
  ran: readonly Ran[],
  run: (file: string) => Promise<Ran>,
): Promise<Ran[]> {
  const failed = ran.filter(({ code }) => code !== 0);
  if (failed.length > mostFiles) return [];
  const passed: Ran[] = [];
  for (const { file } of failed) {
    const again = await run(file);
    if (again.code === 0) passed.push(again);
  }
  return passed;
}
