import { isUtf8 } from 'node:buffer';

/** Fewer bytes say nothing of how they are spread. */
const least = 128;

/**
 * Whether a file begins as what was packed by zlib does, or with bytes that are spread as evenly as only packed or encrypted
 * ones are: many above ASCII, and controls that no text in such letters has. Brotli and raw deflate have no mark of their own.
 */
export function isPacked(head: Uint8Array): boolean {
  if (isZlib(head)) return true;
  if (head.length < least || isUtf8(head)) return false;
  let [high, controls, zeros] = [0, 0, 0];
  for (const byte of head) {
    if (byte > 127) high += 1;
    else if (byte === 0) zeros += 1;
    else if (isControl(byte)) controls += 1;
  }
  return high > 0.4 * head.length && controls > 0.02 * head.length && zeros < 0.03 * head.length;
}

/** Zero, tab, ends of lines and of pages, and what begins a colour. */
const inText = new Set([0, 0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const isControl = (byte: number) => byte < 32 && !inText.has(byte);

/** The two bytes that zlib begins with, and then what no text has there. */
function isZlib(head: Uint8Array): boolean {
  const [method, flags] = head;
  if (method !== 0x78 || flags === undefined || ((method << 8) + flags) % 31 !== 0) return false;
  return head.some(isControl);
}
