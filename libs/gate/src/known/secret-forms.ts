/** One way in which a secret may be written. */
export interface Form {
  bytes: Buffer;
  /** A short secret counts only where it is a word of its own; base64 of it counts anywhere. */
  isWord: boolean;
}

const shortest = 6;
const longEnoughWithinWords = 16;

/** A secret has no more: three as a text, three in base64, three in base64 of UTF-16, two in UTF-16. */
export const mostForms = 11;

/** Every way in which a secret may be written: plain, in JSON, in a URL, in base64, in UTF-16. */
export function formsOf(secret: string): Form[] {
  const texts = new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())]);
  const words = [...texts].map((text) => ({ bytes: Buffer.from(text), isWord: text.length < longEnoughWithinWords }));
  const wide = Buffer.from(secret, 'utf16le');
  const others = [...base64Forms(words[0]!.bytes), ...base64Forms(wide), ...wideForms(secret, wide)];
  const forms = [...words, ...others.map((bytes) => ({ bytes, isWord: false }))];
  return forms.filter(({ bytes }) => bytes.length >= shortest);
}

/** In UTF-16 of either byte order, where it has letters that are not Latin; others are found without their NULs. */
function wideForms(secret: string, wide: Buffer): Buffer[] {
  return /[^\0-\x7f]/.test(secret) ? [wide, Buffer.from(wide).swap16()] : [];
}

const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const shortestBase64 = 8;

/**
 * Base64 writes six bits as one sign: a secret within something longer looks different by which of its bits begins a
 * sign. These are the signs that stand for bits of the secret alone.
 */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 4, 2].map((firstBit) => base64From(bytes, firstBit)).filter(({ length }) => length >= shortestBase64);
}

function base64From(bytes: Buffer, firstBit: number): Buffer {
  const signs = Buffer.allocUnsafe(Math.floor((8 * bytes.length - firstBit) / 6));
  for (let index = 0, bit = firstBit; index < signs.length; index += 1, bit += 6) {
    const at = bit >> 3;
    const two = (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    signs[index] = alphabet[(two >> (10 - (bit & 7))) & 63]!;
  }
  return signs;
}

/** Whether a form stands at a place. */
export function stands(content: Buffer, at: number, { bytes, isWord }: Form): boolean {
  const end = at + bytes.length;
  if (at < 0 || end > content.length || content[at] !== bytes[0] || content[end - 1] !== bytes.at(-1)) return false;
  if (content.compare(bytes, 0, bytes.length, at, end) !== 0) return false;
  return !isWord || !(isAlphanumeric(content[at - 1]) || isAlphanumeric(content[end]));
}

function isAlphanumeric(code: number | undefined): boolean {
  return code !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(code));
}
