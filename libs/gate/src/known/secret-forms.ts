/** One way in which a secret may be written. */
export interface Form {
  bytes: Buffer;
  /** A short secret counts only where it is a word of its own; base64 of it counts anywhere. */
  isWord: boolean;
}

/** Told of a form, which is the first `length` of some bytes; they are good until it returns. */
export type OnForm = (bytes: Uint8Array, length: number, isWord: boolean) => void;

const shortest = 6;
const longEnoughWithinWords = 16;

/** A secret has no more: three as a text, three in base64, three in base64 of UTF-16, two in UTF-16. */
export const mostForms = 11;

/** Every way in which a secret may be written: plain, in JSON, in a URL, in base64, in UTF-16. */
export function formsOf(secret: string): Form[] {
  const forms: Form[] = [];
  formTeller()(secret, (bytes, length, isWord) =>
    forms.push({ bytes: Buffer.from(bytes.subarray(0, length)), isWord }),
  );
  return forms;
}

/** Makes what tells of the same forms of one secret after the other, in memory that it uses again. */
export function formTeller(): (secret: string, onForm: OnForm) => void {
  let signs = new Uint8Array(2 ** 9);
  return (secret, onForm) => {
    const words = textsOf(secret).map((text) => ({
      bytes: Buffer.from(text),
      isWord: text.length < longEnoughWithinWords,
    }));
    for (const { bytes, isWord } of words) if (bytes.length >= shortest) onForm(bytes, bytes.length, isWord);
    const wide = Buffer.from(secret, 'utf16le');
    for (const bytes of [words[0]!.bytes, wide]) {
      if (signs.length < 2 * bytes.length) signs = new Uint8Array(2 * bytes.length);
      for (const firstBit of firstBits) {
        const length = writeBase64(bytes, firstBit, signs);
        if (length >= shortestBase64) onForm(signs, length, false);
      }
    }
    for (const bytes of wideForms(secret, wide)) if (bytes.length >= shortest) onForm(bytes, bytes.length, false);
  };
}

/** What stands in JSON and in URLs as it is. */
const isPlain = /^[\w.!~*'()-]*$/;

/** A secret as it is, in JSON and in a URL, each way once. */
function textsOf(secret: string): string[] {
  if (isPlain.test(secret)) return [secret];
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())])];
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
const firstBits = [0, 4, 2];

/** Writes these signs, and gives how many there are. */
function writeBase64(bytes: Uint8Array, firstBit: number, signs: Uint8Array): number {
  const length = Math.floor((8 * bytes.length - firstBit) / 6);
  for (let index = 0, bit = firstBit; index < length; index += 1, bit += 6) {
    const at = bit >> 3;
    const two = (bytes[at]! << 8) | (at + 1 < bytes.length ? bytes[at + 1]! : 0);
    signs[index] = alphabet[(two >> (10 - (bit & 7))) & 63]!;
  }
  return length;
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
