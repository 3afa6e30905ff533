import { mask, type Mask, type StrictRule } from '../rule.ts';

const key = /(?<![\w-])(?!X{5}-)(?=[A-Z-]{0,28}\d)(?=[\d-]{0,28}[A-Z])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])/g;
const farthest = 64;
const dash = 45;

/** Masks keys of a product in five groups of five, behind what names a licence: `serialnum --esx=********`. */
export const productKey: StrictRule = {
  name: 'product-key', kind: 'format', since: '0.3.0', hints: ['serial', 'licen', 'product key', 'product_key', 'product-key', 'productkey', '--esx', 'activation'], glance: hasGroups,
  about: 'A key of a product, five groups of five, behind what names a serial number or a licence', find: findKey,
}; // prettier-ignore

/** Whether dashes six apart follow soon. */
function hasGroups(bytes: Uint8Array, at: number): boolean {
  for (let place = at + 5; place < Math.min(bytes.length, at + farthest + 6); place += 1)
    if (bytes[place] === dash && bytes[place + 6] === dash && bytes[place + 12] === dash && bytes[place + 18] === dash)
      return true;
  return false;
}

function findKey(text: string, at: number): Mask | undefined {
  const line = text.slice(at, at + farthest + 32).split('\n', 1)[0]!;
  key.lastIndex = 0;
  const found = key.exec(line);
  if (!found || found.index > farthest) return undefined;
  const start = at + found.index;
  return { start, end: start + found[0].length, text: mask, rule: productKey.name, learn: found[0] };
}
