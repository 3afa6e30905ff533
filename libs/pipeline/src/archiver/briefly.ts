/**
 * Shares an answer among all who ask for the same within `freshMs`; a failure is told to those who wait for it, and to nobody
 * else. Who asks first gives the signal that all of them wait with.
 */
export function briefly<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  { freshMs, clock }: { freshMs: number; clock: () => number },
): (signal: AbortSignal) => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return (signal) => {
    if (last && clock() - last.at < freshMs) return last.answer;
    const asked = { at: clock(), answer: ask(signal) };
    asked.answer.catch(() => last === asked && (last = undefined));
    last = asked;
    return asked.answer;
  };
}
