/** One way in which a secret may be written. */
export interface Form {
  bytes: Buffer;
  /** A short secret counts only where it is a word of its own; base64 of it counts anywhere. */
  isWord: boolean;
}

const shortest = 6;
const longEnoughWithinWords = 16;

/** Every way in which a secret may be written: plain, in JSON, in a URL, in base64, in UTF-16. */
export function formsOf(secret: string): Form[] {
  const texts = new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed())]);
  const words = [...texts].map((text) => ({ bytes: Buffer.from(text), isWord: text.length < longEnoughWithinWords }));
  const wide = Buffer.from(secret, 'utf16le');
  const encoded = [Buffer.from(secret), wide].flatMap(base64Forms);
  const forms = encoded.map((text) => ({ bytes: Buffer.from(text), isWord: false }));
  return [...words, ...forms, ...wideForms(secret, wide)].filter(({ bytes }) => bytes.length >= shortest);
}

/** In UTF-16 of either byte order, where it has letters that are not Latin; others are found without their NULs. */
function wideForms(secret: string, wide: Buffer): Form[] {
  if (!/[^\0-\x7f]/.test(secret)) return [];
  return [wide, Buffer.from(wide).swap16()].map((bytes) => ({ bytes, isWord: false }));
}

/** Base64 writes three bytes at a time: a secret within something longer looks different by where it begins. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    const text = encoded.slice(Math.ceil((offset * 8) / 6), whole);
    return text.length >= 8 ? text : '';
  });
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
