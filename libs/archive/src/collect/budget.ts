/** Limits of a whole flare: bytes of its zip, and milliseconds to collect it. */
export interface Budget {
  bytes: number;
  time: number;
}

export const defaultBudget: Budget = { bytes: 2 * 2 ** 30, time: 5 * 60_000 };

/** Bytes of the zip, its manifest and its reports that one item costs beside its content. */
const bytesPerItem = 512;
const bytesForBookkeeping = 32 * 1024;

/** The tightest of several budgets. */
export function tightest(
  ...budgets: ({ bytes?: number | undefined; time?: number | undefined } | undefined)[]
): Budget {
  const given = budgets.filter((budget) => budget !== undefined);
  const pick = (key: keyof Budget) => {
    const values = given.map((budget) => budget[key]).filter((value) => value !== undefined);
    return values.length ? Math.min(...values) : defaultBudget[key];
  };
  return { bytes: pick('bytes'), time: pick('time') };
}

/** How many items an archive of this size can hold and list. */
export function mostItems({ bytes }: Budget): number {
  return Math.min(250_000, Math.max(16, Math.floor((bytes - bytesForBookkeeping) / (2 * bytesPerItem))));
}

/** Bytes of content that an archive of this size has room for. */
export function contentRoom({ bytes }: Budget, items: number): number {
  const scrubbingMayAdd = bytes / 64;
  return Math.max(0, Math.floor(bytes - bytesForBookkeeping - items * bytesPerItem - scrubbingMayAdd));
}
