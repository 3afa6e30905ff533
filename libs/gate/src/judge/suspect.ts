/** What looks like a secret in a text: where, and which of the judge's rules says so. */
export interface Suspect {
  rule: string;
  start: number;
  end: number;
}
