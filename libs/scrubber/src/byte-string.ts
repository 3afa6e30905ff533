/** The UTF-8 bytes of a text as a byte string: one character for each byte. */
export function fromUtf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text whose UTF-8 bytes a byte string holds. */
export function toUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The same text with 0 for each digit. */
export function withoutDigits(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  for (let at = 0; at < buffer.length; at += 1) if (buffer[at]! > 47 && buffer[at]! < 58) buffer[at] = 48;
  return buffer.toString('latin1');
}

/** The same text in memory of its own: a part of a large text keeps all of that alive otherwise. */
export function detached(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('latin1');
}

/** Lower case of the letters of ASCII: other bytes of UTF-8 are no letters by themselves. */
export function lowerCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
