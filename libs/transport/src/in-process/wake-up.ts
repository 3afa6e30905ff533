/** Something to wait for, again and again: each `wake` ends all waits that have begun. */
export type WakeUp = { wake(): void; next(signal: AbortSignal): Promise<void> };

export function createWakeUp(): WakeUp {
  const waiting = new Set<() => void>();
  return {
    wake() {
      for (const resolve of waiting) resolve();
    },
    next: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const done = () => {
          signal.removeEventListener('abort', done);
          waiting.delete(done);
          resolve();
        };
        signal.addEventListener('abort', done, { once: true });
        waiting.add(done);
      }),
  };
}
