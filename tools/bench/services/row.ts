/** What was measured, in words, and whether it is as good as it should be. */
export interface Row {
  figures: string;
  isReached: boolean;
}
