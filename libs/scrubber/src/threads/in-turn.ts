/** Gives what the next in turn has, or says that it has nothing. */
export type EndTurn = (values?: readonly string[]) => void;

/**
 * Takes lists of values in the order in which their turns were announced, whichever come first; so the result does not depend on who
 * is fast. Lists that wait are kept up to `most` values in all.
 */
export function inTurn(take: (value: string) => void, most: number): { announce: () => EndTurn } {
  const turns: { values: readonly string[]; isOver: boolean }[] = [];
  let waiting = 0;
  return {
    announce() {
      const turn: (typeof turns)[number] = { values: [], isOver: false };
      turns.push(turn);
      return (values = []) => {
        if (turn.isOver) return;
        turn.isOver = true;
        turn.values = values.slice(0, most - waiting);
        waiting += turn.values.length;
        while (turns[0]?.isOver) {
          const next = turns.shift()!;
          waiting -= next.values.length;
          for (const value of next.values) take(value);
        }
      };
    },
  };
}
