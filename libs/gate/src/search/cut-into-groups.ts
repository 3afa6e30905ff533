/** A group has few enough words to be compared one by one. */
const mostInGroup = 48;
/** What it costs to meet a group, in words that are compared. */
const costOfMeeting = 6;
/** What logs are like. */
const sample = Buffer.from(
  '2026-11-18 11:06:40.123 UTC | CORE | INFO | (pkg/collector/worker/check_logger.go:40 in CheckStarted) | check:cpu | Running check... {"level":"error","msg":"connection reset by peer","addr":"10.0.0.17:8080"} GET /api/v1/series HTTP/1.1" 200 9076 a078dde60cf6bf27 Warning: the service has not been started yet, it will be tried again; user=web status=none',
);
/** How often a byte with some lower and upper half is in it, by both. */
const counts = new Uint16Array(256);
for (const byte of sample) counts[byte]! += 1;
const seen = [...counts.keys()].filter((byte) => counts[byte]! > 0);

/**
 * Cuts a sorted list of words into groups so that as little of a log as possible is compared with as few words as possible.
 *
 * @param halves for each word, at each place that is looked at, the lower and the upper halves of the bytes that may stand there, as bits
 * @returns where each group begins, and the end
 */
export function cutIntoGroups(halves: readonly (readonly number[])[], groups: number): number[] {
  const size = halves.length;
  const costs = halves.map((_, from) => costsOfGroups(halves, from));
  /** What the words before a place cost in so many groups, and where the last of these begins. */
  let least = Float64Array.from({ length: size + 1 }, (_, to) => (to === 0 ? 0 : (costs[0]![to - 1] ?? Infinity)));
  const lastCuts = [new Uint16Array(size + 1)];
  for (let count = 1; count < groups; count += 1) {
    const cuts = Uint16Array.from(lastCuts.at(-1)!);
    const next = Float64Array.from(least);
    for (let from = 1; from < size; from += 1)
      for (let to = from + 1; to <= Math.min(size, from + mostInGroup); to += 1) {
        const cost = least[from]! + costs[from]![to - from - 1]!;
        if (cost >= next[to]!) continue;
        next[to] = cost;
        cuts[to] = from;
      }
    least = next;
    lastCuts.push(cuts);
  }
  const found = [size];
  for (let count = groups - 1; found[0]! > 0; count -= 1) found.unshift(count < 0 ? 0 : lastCuts[count]![found[0]!]!);
  return found;
}

/** What the groups cost that begin with a word: how often they are met, by how many words are compared then. */
function costsOfGroups(halves: readonly (readonly number[])[], from: number): Float64Array {
  const together = halves[from]!.map(() => 0);
  const shares = new Float64Array(together.length / 2);
  const costs = new Float64Array(Math.min(mostInGroup, halves.length - from));
  for (let index = 0; index < costs.length; index += 1) {
    const word = halves[from + index]!;
    let share = 1;
    for (let place = 0; place < shares.length; place += 1) {
      const [low, high] = [together[2 * place]! | word[2 * place]!, together[2 * place + 1]! | word[2 * place + 1]!];
      if (low !== together[2 * place] || high !== together[2 * place + 1]) shares[place] = shareOf(low, high);
      [together[2 * place], together[2 * place + 1]] = [low, high];
      share *= shares[place]!;
    }
    costs[index] = share * (costOfMeeting + index + 1);
  }
  return costs;
}

/** How much of a log has a byte with one of the lower and one of the upper halves. */
function shareOf(low: number, high: number): number {
  let sum = 1;
  for (const byte of seen) if (((low >> (byte & 15)) & (high >> (byte >> 4)) & 1) === 1) sum += counts[byte]!;
  return sum / sample.length;
}
