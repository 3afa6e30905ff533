/** Lists of numbers by hash, in arrays of numbers that grow. */
export interface Chains {
  add: (hash: number, number: number) => void;
  /** How many numbers there are under a hash, counted up to `most`. */
  length: (hash: number, most: number) => number;
  some: (hash: number, test: (number: number) => boolean) => boolean;
}

/** Makes lists ready for about so many numbers. */
export function createChains(expected: number): Chains {
  const bits = Math.max(4, Math.ceil(Math.log2(expected)));
  const heads = new Int32Array(2 ** bits).fill(-1);
  let [nexts, hashes, numbers] = [0, 1, 2].map(() => new Int32Array(Math.max(16, expected))) as [
    Int32Array<ArrayBuffer>,
    Int32Array<ArrayBuffer>,
    Int32Array<ArrayBuffer>,
  ];
  let used = 0;
  return {
    add(hash, number) {
      if (used === nexts.length) [nexts, hashes, numbers] = [doubled(nexts), doubled(hashes), doubled(numbers)];
      const slot = hash >>> (32 - bits);
      nexts[used] = heads[slot]!;
      hashes[used] = hash;
      numbers[used] = number;
      heads[slot] = used++;
    },
    length(hash, most) {
      let count = 0;
      for (let at = heads[hash >>> (32 - bits)]!; at >= 0 && count < most; at = nexts[at]!)
        if (hashes[at] === hash) count += 1;
      return count;
    },
    some(hash, test) {
      for (let at = heads[hash >>> (32 - bits)]!; at >= 0; at = nexts[at]!)
        if (hashes[at] === hash && test(numbers[at]!)) return true;
      return false;
    },
  };
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
