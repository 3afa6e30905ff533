/** Runs all, some at once: each begins in its turn, as soon as there is room. */
export async function runSome<Item, Result>(
  items: readonly Item[],
  { atOnce, run }: { atOnce: number; run: (item: Item) => Promise<Result> },
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const takeTurns = async () => {
    for (const [index, item] of left) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return results;
}
