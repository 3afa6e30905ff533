type Growing = Uint8Array | Int32Array | Uint32Array;

/** The array itself where it has room for `size` entries, or a longer one that begins with its entries. */
export function grown<A extends Growing>(array: A, size: number): A {
  if (size <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(size, array.length * 2, 64));
  longer.set(array);
  return longer;
}
