/** The line that says what those below it are, and how many lines above a place it stands. */
export interface Heading {
  readonly text: string;
  readonly lines: number;
}

const farthestHeading = 640;

/** The nearest line above that is no single word: lists have many of these. */
export function headingOf(text: string, at: number): Heading | undefined {
  const above = text
    .slice(Math.max(0, at - farthestHeading), at)
    .split('\n')
    .slice(-9, -1);
  for (let lines = 1; lines <= above.length; lines += 1) {
    const line = above.at(-lines)!;
    if (lines === above.length && lines < 8 && at > farthestHeading) return undefined;
    if (/[^\s\d*.)>|-]\S*\s+\S*[A-Za-z\x80-\xff]{2}|[:?]\s*$/.test(line)) return { text: line, lines };
  }
  return undefined;
}
