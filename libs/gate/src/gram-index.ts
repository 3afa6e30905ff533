import { stands, type Form } from './secret-forms.ts';

export interface Grams {
  /** Bytes that are looked at in one place: 4 or 8. */
  size: 4 | 8;
  /** Distance in bytes between the places that are looked at. */
  stride: number;
  /** The shortest form that is sure to be met so: `size + stride - 1`. */
  shortest: number;
}

/** Grams that more forms than this share are passed over where a form has others. */
const mostSharing = 4;
const bitsPerGram = 16;

/**
 * Indexes forms by as many neighbouring grams as the stride is long, and returns a search that says whether one of them
 * stands in a content; nothing where there are no forms. A bit of a filter says at most places that nothing does.
 */
export function gramIndex(forms: readonly Form[], grams: Grams): ((content: Buffer) => boolean) | undefined {
  if (forms.length === 0) return undefined;
  const { size, stride } = grams;
  const entries = forms.length * stride;
  const bits = Math.max(16, Math.ceil(Math.log2(entries * bitsPerGram)));
  const filter = new Uint8Array(2 ** (bits - 3));
  const chains = createChains(entries);

  for (const [index, form] of forms.entries()) {
    const view = viewOf(form.bytes);
    const from = leastShared(form, grams, (at) => chains.length(hashAt(view, at, size)));
    for (let offset = 0; offset < stride; offset += 1) {
      const hash = hashAt(view, from + offset, size);
      filter[hash >>> (35 - bits)]! |= 1 << ((hash >>> (32 - bits)) & 7);
      chains.add(hash, index, from + offset);
    }
  }

  const [byteShift, bitShift] = [35 - bits, 32 - bits];
  // Kept out of the loop: a closure over its variable would cost more than all the rest.
  const standsAround = (content: Buffer, hash: number, at: number) =>
    chains.some(hash, (index, offset) => stands(content, at - offset, forms[index]!));

  return (content) => {
    const view = viewOf(content);
    const last = content.length - size;
    for (let at = 0; at <= last; at += stride) {
      const hash = hashAt(view, at, size);
      if ((filter[hash >>> byteShift]! & (1 << ((hash >>> bitShift) & 7))) === 0) continue;
      if (standsAround(content, hash, at)) return true;
    }
    return false;
  };
}

/** Where the grams of a form begin: at its end, its beginning or its middle, where few others have the same. */
function leastShared({ bytes }: Form, { size, stride }: Grams, sharing: (at: number) => number): number {
  const room = bytes.length - (size + stride - 1);
  const places = [room, 0, room >> 1];
  return places.find((at) => sharing(at) < mostSharing) ?? room;
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const mixLow = 0x9e3779b1;
const mixHigh = 0x85ebca77;
const mixLast = 0xc2b2ae3d;

function hashAt(view: DataView, at: number, size: 4 | 8): number {
  const low = Math.imul(view.getUint32(at, true), mixLow);
  const mixed = size === 4 ? low : low ^ Math.imul(view.getUint32(at + 4, true), mixHigh);
  return Math.imul(mixed ^ (mixed >>> 15), mixLast);
}

/** Lists of (form, offset) by hash, in arrays of numbers. */
function createChains(entries: number) {
  const bits = Math.max(4, Math.ceil(Math.log2(entries)));
  const heads = new Int32Array(2 ** bits).fill(-1);
  const nexts = new Int32Array(entries);
  const hashes = new Int32Array(entries);
  const forms = new Int32Array(entries);
  const offsets = new Int32Array(entries);
  let used = 0;
  return {
    add(hash: number, form: number, offset: number): void {
      const slot = hash >>> (32 - bits);
      nexts[used] = heads[slot]!;
      hashes[used] = hash;
      forms[used] = form;
      offsets[used] = offset;
      heads[slot] = used++;
    },
    length(hash: number): number {
      let count = 0;
      for (let at = heads[hash >>> (32 - bits)]!; at >= 0 && count < mostSharing; at = nexts[at]!)
        if (hashes[at] === hash) count += 1;
      return count;
    },
    some(hash: number, test: (form: number, offset: number) => boolean): boolean {
      for (let at = heads[hash >>> (32 - bits)]!; at >= 0; at = nexts[at]!)
        if (hashes[at] === hash && test(forms[at]!, offsets[at]!)) return true;
      return false;
    },
  };
}
