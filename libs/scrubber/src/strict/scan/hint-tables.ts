/** A text to look for, and whether the case of its letters counts. */
export interface Hint {
  /** A byte string. */
  readonly text: string;
  readonly isExact: boolean;
}

const buckets = 32;
/** How many of a hint's first bytes the tables look at. */
const looks = 4;
const nibbles = [...Array(16).keys()];
const anyByte = [...Array(256).keys()];

/** What logs and configuration read like: what is common here should not look like a hint. */
const sample =
  '2026-11-18 11:06:40 UTC | CORE | INFO | (pkg/workloadmeta/collectors/kubelet.go:55 in Pull) | container_id=a078dde60cf started in pod web-9 {"level":"info","msg":"Successfully posted payload to https://example.com/api","time":"2026-11-18T11:06:40Z"} apiVersion: v1 kind: ConfigMap metadata: name: default enabled: true checks';

/** Which halves of a byte the hints of a bucket have, at each of their first bytes. */
type Halves = readonly { readonly low: number; readonly high: number }[];

/**
 * Tables that tell for the halves of a byte which buckets have a hint with that, at each of the first four bytes. Halves say
 * little about a byte, so hints are put together such that few other texts fit a bucket.
 */
export function hintTables(hints: readonly Hint[]): Uint8Array {
  const tables = new Uint8Array(buckets * looks * 4);
  for (const [bucket, halves] of inBuckets(hints).entries()) {
    for (const [look, { low, high }] of halves.entries()) {
      const table = Math.floor(bucket / 8) * looks * 32 + look * 32;
      for (const nibble of nibbles) {
        tables[table + nibble]! |= ((low >> nibble) & 1) << (bucket % 8);
        tables[table + 16 + nibble]! |= ((high >> nibble) & 1) << (bucket % 8);
      }
    }
  }
  return tables;
}

/**
 * Hints that begin alike stay together. They go where they make the fewest other texts fit, or into a bucket of their own while
 * there is one and that is no better; those that most texts fit come first.
 */
function inBuckets(hints: readonly Hint[]): Halves[] {
  const chance = chanceOf(sample);
  const alike = Map.groupBy(hints, ({ text, isExact }) => `${isExact} ${text.slice(0, 2)}`);
  const units = [...alike.values()].map((those) => {
    const halves = those.map((hint) => halvesOf(hint)).reduce((some, others) => joined(some, others));
    return { halves, fits: chance(halves) };
  });
  const filled: { halves: Halves; fits: number }[] = [];
  for (const { halves, fits } of units.toSorted((a, b) => b.fits - a.fits)) {
    const [best] = filled
      .map((bucket, index) => ({ index, more: chance(joined(bucket.halves, halves)) - bucket.fits }))
      .toSorted((a, b) => a.more - b.more);
    const index = best && (best.more <= fits || filled.length === buckets) ? best.index : filled.length;
    const bucket = joined(filled[index]?.halves ?? [], halves);
    filled[index] = { halves: bucket, fits: chance(bucket) };
  }
  return filled.map(({ halves }) => halves);
}

function halvesOf({ text, isExact }: Hint): Halves {
  return Array.from({ length: looks }, (_, look) => {
    const bytes = look < text.length ? spellings(text.charCodeAt(look), isExact) : anyByte;
    return {
      low: bytes.reduce((all, byte) => all | (1 << (byte & 15)), 0),
      high: bytes.reduce((all, byte) => all | (1 << (byte >> 4)), 0),
    };
  });
}

function spellings(code: number, isExact: boolean): readonly number[] {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter && !isExact ? [code, code ^ 32] : [code];
}

function joined(some: Halves, others: Halves): Halves {
  return others.map(({ low, high }, look) => ({
    low: low | (some[look]?.low ?? 0),
    high: high | (some[look]?.high ?? 0),
  }));
}

/** How often halves fit in a text like this one, if its bytes came in any order. */
function chanceOf(text: string): (halves: Halves) => number {
  const rate = new Float64Array(256).fill(0.0005);
  for (const character of text) rate[character.charCodeAt(0)]! += 1 / text.length;
  const share = (low: number, high: number): number => {
    let sum = 0;
    for (let highs = high; highs !== 0; highs &= highs - 1)
      for (let lows = low; lows !== 0; lows &= lows - 1) sum += rate[16 * lowestBit(highs) + lowestBit(lows)]!;
    return sum;
  };
  return (halves) => halves.reduce((product, { low, high }) => product * share(low, high), 1);
}

function lowestBit(flags: number): number {
  return 31 - Math.clz32(flags & -flags);
}
