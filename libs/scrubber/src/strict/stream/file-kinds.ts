import { isEbcdic } from './mask-bytes.ts';
import { isPacked } from './packed-bytes.ts';
import type { Wide } from './wide-letters.ts';

/** What a file is, as far as scrubbing goes. */
export type FileKind = 'gzip' | Wide | 'json' | 'yaml' | 'text' | 'machine id' | 'unreadable';

/** First bytes of what could hold anything and cannot be looked into. */
const unreadable: readonly (readonly [signature: string, at: number])[] = [
  ['PK\x03\x04', 0],
  ['BZh', 0],
  ['\xfd7zXZ', 0],
  ['7z\xbc\xaf', 0],
  ['\x28\xb5\x2f\xfd', 0],
  ['\x04\x22\x4d\x18', 0],
  ['Rar!', 0],
  ['ustar', 257],
  ['SQLite format 3', 0],
  ['%PDF-', 0],
  ['\x1f\x9d', 0],
  ['LZIP', 0],
  ['\xff\x06\0\0sNaPpY', 0],
  ['\x5d\0\0', 0],
];

const isNameOfId = /(?:^|[\\/])(?:machine-id|boot_id|product_uuid)$/;
const isId = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}\s{0,2}$/i;

/** As many bytes as `fileKind` looks at. */
export const kindBytes = 512;

/** Tells from a file's name and first bytes how it must be read. */
export function fileKind(name: string, head: Uint8Array): FileKind {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (text.startsWith('\xff\xfe\0\0')) return 'utf-32le';
  if (text.startsWith('\0\0\xfe\xff')) return 'utf-32be';
  if (text.startsWith('\xff\xfe')) return 'utf-16le';
  if (text.startsWith('\xfe\xff')) return 'utf-16be';
  if (isNameOfId.test(name) && isId.test(text)) return 'machine id';
  if (isEbcdic(head) || isPacked(head)) return 'unreadable';
  if (unreadable.some(([signature, at]) => text.startsWith(signature, at))) return 'unreadable';
  if (/\.(?:json|jsonl|ndjson|jwk|jwks|tfstate|har|ipynb|sarif)(?:\.|$)/i.test(name)) return 'json';
  if (/^\s{0,64}[[{][ \t]*\r?\n\s*["{[]/.test(text)) return 'json';
  return /\.ya?ml(?:\.|$)/i.test(name) ? 'yaml' : 'text';
}
