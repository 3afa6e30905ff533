/** The candidate that a mistyped word was most likely meant to be: at most one slip for each three letters. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = [...candidates]
    .map((candidate) => ({ candidate, slips: slipsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.candidate;
}

/** Letters left out, added, mistaken or swapped (the Damerau–Levenshtein distance, each place touched once). */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const mistaken = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : mistaken;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, mistaken, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
