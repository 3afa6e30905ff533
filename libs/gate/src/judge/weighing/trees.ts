/** A tree of questions, each whether one of some numbers is at least a bound; the answers lead to a leaf. */
export interface Tree {
  /** Which number is asked for, level by level from the left; -1: no question, the answer is no. */
  asked: readonly number[];
  bounds: readonly number[];
  leaves: readonly number[];
}

/** What the leaves say together to which some numbers lead. */
export function sumOfLeaves(trees: readonly Tree[], numbers: readonly number[]): number {
  let sum = 0;
  for (const { asked, bounds, leaves } of trees) {
    let at = 0;
    while (at < asked.length) {
      const number = asked[at]!;
      at = 2 * at + (number >= 0 && numbers[number]! >= bounds[at]! ? 2 : 1);
    }
    sum += leaves[at - asked.length]!;
  }
  return sum;
}

/** A tree as a line: its questions, then its leaves in hundredths. */
export function lineOf({ asked, bounds, leaves }: Tree): string {
  const questions = asked.map((number, at) => (number < 0 ? '-' : `${number}>${bounds[at]!}`));
  return `${questions.join(' ')}|${leaves.map((leaf) => Math.round(100 * leaf)).join(' ')}`;
}

export function treeOf(line: string): Tree {
  const [questions = '', leaves = ''] = line.split('|');
  const parts = questions.split(' ').map((question) => (question === '-' ? ['-1', '0'] : question.split('>')));
  return {
    asked: parts.map(([number]) => Number(number)),
    bounds: parts.map(([, bound]) => Number(bound)),
    leaves: leaves.split(' ').map((hundredths) => Number(hundredths) / 100),
  };
}
