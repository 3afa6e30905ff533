const prefix = 4;
const shortest = 6;
const longEnoughWithinWords = 16;

interface Form {
  bytes: Buffer;
  /** A short secret counts only where it is a word of its own; base64 of it counts anywhere. */
  isWord: boolean;
}

/** Says whether bytes hold one of the secrets that are known. */
export type HoldsKnownSecret = (bytes: Uint8Array) => boolean;

/**
 * Makes a search for secrets in every form in which they could have been written: plain, within JSON and URLs,
 * in base64 wherever it may begin, and in UTF-16. It compares the first four bytes of each place with a table.
 */
export function knownSecrets(secrets: Iterable<string>): HoldsKnownSecret {
  const table = new Uint8Array(2 ** 16);
  const byPrefix = new Map<number, Form[]>();
  for (const form of [...secrets].flatMap(formsOf)) {
    const start = form.bytes.readUInt32BE(0);
    table[slot(start)] = 1;
    byPrefix.set(start, [...(byPrefix.get(start) ?? []), form]);
  }
  if (byPrefix.size === 0) return () => false;

  return (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = 0; end < buffer.length; end += 1) {
      start = ((start << 8) | buffer[end]!) >>> 0;
      if (end < prefix - 1 || table[slot(start)] === 0) continue;
      const at = end - prefix + 1;
      if (byPrefix.get(start)?.some((form) => stands(buffer, at, form))) return true;
    }
    return false;
  };
}

function slot(start: number): number {
  return (Math.imul(start, 2_654_435_761) >>> 16) & 0xffff;
}

function formsOf(secret: string): Form[] {
  const texts = new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
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

function stands(content: Buffer, at: number, { bytes, isWord }: Form): boolean {
  const end = at + bytes.length;
  if (end > content.length || content.compare(bytes, 0, bytes.length, at, end) !== 0) return false;
  return !isWord || !(isAlphanumeric(content[at - 1]) || isAlphanumeric(content[end]));
}

function isAlphanumeric(code: number | undefined): boolean {
  return code !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(code));
}
