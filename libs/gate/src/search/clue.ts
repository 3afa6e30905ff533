/** A word that stands in everything that a rule can find. */
export interface Clue {
  word: string;
  /** Whether it counts in any mixture of upper and lower case; it is in lower case here then. */
  anyCase?: true;
  /** Whether it counts only where no further letter follows. */
  endsWord?: true;
}

/** Where a clue stands in a content. */
export interface Place {
  start: number;
  end: number;
  /** Whether no clue stands there, but what changes between figures and letters as no word does. */
  isMixed?: boolean;
}

export const words = (...all: string[]): Clue[] => all.map((word) => ({ word }));
export const inAnyCase = (...all: string[]): Clue[] => all.map((word) => ({ word, anyCase: true }));
