import { setImmediate } from 'node:timers/promises';
import { emptyTableToken, StringTable, type Profile } from 'pprof-format';

const masked = '********';

/** Others have their turn after so many, as a large process has many thousand functions. */
const stringsInARow = 500;

/**
 * Scrubs all text of a profile in place: each string by itself, and each label's value together with its key, as a
 * rule may know a secret by the key alone. Answers whether anything changed.
 */
export async function scrubProfile(profile: Profile, scrub: (text: string) => string): Promise<boolean> {
  const { strings } = profile.stringTable;
  const scrubbed: string[] = [];
  for (const text of strings) {
    scrubbed.push(text === '' ? text : scrub(text));
    if (scrubbed.length % stringsInARow === 0) await setImmediate();
  }
  for (const { key, value } of labelsOf(profile)) {
    const plain = `${strings[key]}: ${strings[value]}`;
    if (scrubbed[value] === strings[value] && scrub(plain) !== plain) scrubbed[value] = masked;
  }
  if (scrubbed.every((text, index) => text === strings[index])) return false;
  profile.stringTable = tableOf(scrubbed);
  return true;
}

/** Each pair of a label's key and text in the profile once, as indices of the string table. */
function labelsOf({ sample, stringTable }: Profile): Iterable<{ key: number; value: number }> {
  const size = stringTable.strings.length;
  const pairs = new Set<number>();
  for (const { label } of sample) {
    for (const { key, str } of label) {
      if (Number(str) !== 0) pairs.add(Number(key) * size + Number(str));
    }
  }
  return pairs.values().map((pair) => ({ key: Math.floor(pair / size), value: pair % size }));
}

/** A table with these strings at their places. */
function tableOf(strings: readonly string[]): StringTable {
  const table = new StringTable(emptyTableToken);
  for (const text of strings) {
    // oxlint-disable-next-line no-underscore-dangle -- dedup() would move all that follows strings that have become equal
    table._decodeString(Buffer.from(text));
  }
  return table;
}
