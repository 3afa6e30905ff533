import { isAlwaysSecret, type ClassifyKey } from '../by-key/keys/secret-keys.ts';
import { createByteScan } from '../scan/byte-scan.ts';
import { createHintScanner } from '../scan/hint-scanner.ts';
import { runTables } from '../scan/long-runs.ts';
import { wordTables } from '../scan/word-tables.ts';

/** What stands in JSON whose secrets only its structure shows: names of shapes, options among arguments, keys with escaped letters. */
const hints = [
  'secret', 'modulus', 'kty"', 'kty\\', '%22kty', 'sensitive', 'last-applied', '"-', '%22-', '\\u004', '\\u005', '\\u006', '\\u007', '%22%3a%7b', '%22%3a%5b', '%22%3a+',
  '%22%3a%20', 'random_', '_variable"', '_variable\\', 'helm_release', 'iam_access_key', 'ssm_parameter', 'key_vault_key',
]; // prettier-ignore
/** What separates a key from a map or list behind it. */
const opensBelow = ['":{', '":[', '": {', '": ['];
const longestKey = 128;
const [quote, backslash] = [34, 92];

/** Makes the cheap look for places in text where JSON may hold what only its structure shows; nowhere else does it. */
export function structureHints(classify: ClassifyKey): (bytes: Uint8Array) => number[] {
  const all = [...hints, ...opensBelow].map((text) => ({ text, isExact: false }));
  const scanner = createHintScanner(all);
  const scan = createByteScan({ hints: scanner.tables, ...runTables(), words: wordTables() });
  return (bytes) => {
    const places: number[] = [];
    let text: string | undefined;
    scan.load(bytes);
    scanner.scan(scan, 0, bytes.length, (at, hint) => {
      if (hint >= hints.length) {
        text ??= Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
        if (!isAlwaysSecret(classify(keyBefore(text, at)))) return;
      }
      places.push(at);
    });
    return places;
  };
}

/** The key whose closing quote stands at a place. */
function keyBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) === backslash) end -= 1;
  let start = end;
  while (start > 0 && end - start <= longestKey && text.charCodeAt(start - 1) !== quote) start -= 1;
  return text.slice(start, end);
}
