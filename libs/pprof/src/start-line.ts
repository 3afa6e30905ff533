/** Where many runners wait for each other, but not for ever. */
export interface StartLine {
  /** One runner is at the line. */
  ready(): void;
  /** Resolves, with the moment, when all are at the line or the patience has ended. */
  opened: Promise<Date>;
}

/** Makes a line for so many runners; it opens `patienceMs` from now at the latest. */
export function startLine(runners: number, patienceMs: number): StartLine {
  const { promise, resolve } = Promise.withResolvers<Date>();
  const open = (): void => {
    clearTimeout(patience);
    resolve(new Date());
  };
  const patience = setTimeout(open, patienceMs);
  let missing = runners;
  if (missing === 0) open();
  return {
    opened: promise,
    ready() {
      missing -= 1;
      if (missing === 0) open();
    },
  };
}
