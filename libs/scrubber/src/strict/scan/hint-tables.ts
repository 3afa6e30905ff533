/** A text to look for, and whether the case of its letters counts. */
export interface Hint {
  /** A byte string. */
  readonly text: string;
  readonly isExact: boolean;
}

const buckets = 16;
/** How many bytes the tables look at. */
const looks = 3;

/** What logs and configuration read like: what is common here should not look like a hint. */
const sample =
  '2026-11-18 11:06:40 UTC | CORE | INFO | (pkg/workloadmeta/collectors/kubelet.go:55 in Pull) | container_id=a078dde60cf started in pod web-9 {"level":"info","msg":"Successfully posted payload to https://example.com/api","time":"2026-11-18T11:06:40Z"} apiVersion: v1 kind: ConfigMap metadata: name: default enabled: true checks';

/** Which halves of a byte the hints of a bucket have, at each of their bytes: which low ones in the lower sixteen bits, which high ones above. */
type Halves = Uint32Array<ArrayBuffer>;

/**
 * Tables that tell for the halves of a byte which buckets have a hint of up to three bytes with that, at each of these. Halves say
 * little about a byte, so hints are put together such that few other texts fit a bucket.
 */
export function shortTables(hints: readonly Hint[]): Uint8Array {
  const tables = new Uint8Array(buckets * looks * 4);
  for (const [bucket, halves] of inBuckets(hints.filter(({ text }) => text.length <= looks)).entries()) {
    for (const [look, both] of halves.entries()) {
      const table = Math.floor(bucket / 8) * looks * 32 + look * 32;
      for (let nibble = 0; nibble < 32; nibble += 1) tables[table + nibble]! |= ((both >>> nibble) & 1) << (bucket % 8);
    }
  }
  return tables;
}

/** How many of the first bytes of a longer hint have a hash. */
const hashed = 4;

/** At a hash of the first four bytes of each longer hint, as `scan.wat` computes it, one of eight flags. */
export function longTable(hints: readonly Hint[]): Uint8Array {
  const table = new Uint8Array(2 ** 16);
  for (const { text } of hints) {
    if (text.length < hashed) continue;
    const [a, b, c, d] = Array.from({ length: hashed }, (_, at) => text.charCodeAt(at) | 0x20) as Four;
    const hash = ((a | (b << 8)) * 0x9e_37 + (c | (d << 8)) * 0x79_b9) & 0xff_ff;
    table[hash]! |= 1 << ((a + d + 2 * b + 4 * c) & 7);
  }
  return table;
}

type Four = [number, number, number, number];

/**
 * Hints that begin alike stay together. They go where they make the fewest other texts fit, or into a bucket of their own while
 * there is one and that is no better; those that most texts fit come first.
 */
function inBuckets(hints: readonly Hint[]): Halves[] {
  const chance = chanceOf(sample);
  const alike = Map.groupBy(hints, ({ text, isExact }) => `${isExact} ${text.slice(0, 2)}`);
  const units = [...alike.values()].map((those) => {
    const halves = new Uint32Array(looks);
    for (const hint of those) join(halves, halvesOf(hint));
    return { halves, fits: chance(halves, halves) };
  });
  const filled: { halves: Halves; fits: number }[] = [];
  for (const unit of units.toSorted((a, b) => b.fits - a.fits)) {
    let best: typeof unit | undefined;
    let fewest = Infinity;
    for (const bucket of filled) {
      const more = chance(bucket.halves, unit.halves) - bucket.fits;
      if (more >= fewest) continue;
      best = bucket;
      fewest = more;
    }
    if (best && (fewest <= unit.fits || filled.length === buckets)) {
      join(best.halves, unit.halves);
      best.fits = chance(best.halves, best.halves);
    } else filled.push(unit);
  }
  return filled.map(({ halves }) => halves);
}

function halvesOf({ text, isExact }: Hint): Halves {
  return Uint32Array.from({ length: looks }, (_, look) => {
    if (look >= text.length) return 0xff_ff_ff_ff;
    return spellings(text.charCodeAt(look), isExact).reduce(
      (all, byte) => all | (1 << (byte & 15)) | (1 << (16 + (byte >> 4))),
      0,
    );
  });
}

function spellings(code: number, isExact: boolean): readonly number[] {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter && !isExact ? [code, code ^ 32] : [code];
}

function join(some: Halves, others: Halves): void {
  for (let look = 0; look < looks; look += 1) some[look]! |= others[look]!;
}

/** How often joined halves fit in a text like this one, if its bytes came in any order. */
function chanceOf(text: string): (some: Halves, others: Halves) => number {
  const rate = new Float64Array(256).fill(0.0005);
  for (const character of text) rate[character.charCodeAt(0)]! += 1 / text.length;
  // For each high half, what any of the eight lower and any of the eight upper low halves have together.
  const sums = new Float64Array(16 * 2 * 256);
  for (let at = 0; at < sums.length; at += 1)
    if ((at & 255) !== 0) sums[at] = sums[at & (at - 1)]! + rate[8 * (at >> 8) + lowestBit(at)]!;
  return (some, others) => {
    let product = 1;
    for (let look = 0; look < looks; look += 1) {
      const both = some[look]! | others[look]!;
      let sum = 0;
      for (let highs = both >>> 16; highs !== 0; highs &= highs - 1) {
        const row = 512 * lowestBit(highs);
        sum += sums[row + (both & 255)]! + sums[row + 256 + ((both >> 8) & 255)]!;
      }
      product *= sum;
    }
    return product;
  };
}

function lowestBit(flags: number): number {
  return 31 - Math.clz32(flags & -flags);
}
