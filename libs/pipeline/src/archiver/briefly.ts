/**
 * Shares an answer among all who ask for the same within `freshMs`; a failure is told to those who wait for it, and to nobody
 * else. Who asks first says with which signal, and in which trace, all of them wait.
 */
export function briefly<T, C = AbortSignal>(
  ask: (context: C) => Promise<T>,
  { freshMs, clock }: { freshMs: number; clock: () => number },
): (context: C) => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return (context) => {
    if (last && clock() - last.at < freshMs) return last.answer;
    const asked = { at: clock(), answer: ask(context) };
    asked.answer.catch(() => last === asked && (last = undefined));
    last = asked;
    return asked.answer;
  };
}
