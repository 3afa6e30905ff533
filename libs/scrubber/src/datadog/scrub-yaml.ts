import { parseAllDocuments, stringify } from 'yaml';
import type { ApplyOptions } from './apply-rules.ts';
import { goInteger } from './go-integer.ts';
import type { Rule } from './rule.ts';
import { scrubText } from './text-scrubber.ts';
import { walk } from './walk.ts';

/**
 * The Agent's YAML scrubber: the first document is decoded, walked, written anew with sorted keys,
 * and the result goes through the text algorithm; what cannot be decoded goes through that alone.
 *
 * @param text a byte string
 */
export function scrubYaml(rules: readonly Rule[], text: string, options: ApplyOptions): string {
  const decoded = decode(text);
  if (decoded === undefined) return scrubText(rules, text, options);
  walk(rules, decoded.value, options.onMasked);
  const encoded = stringify(decoded.value, {
    aliasDuplicateObjects: false,
    blockQuote: 'literal',
    lineWidth: 0,
    singleQuote: true,
    sortMapEntries: (a, b) => naturally(String(a.key), String(b.key)),
  });
  return scrubText(rules, Buffer.from(encoded, 'utf8').toString('latin1'), options);
}

function decode(text: string): { value: unknown } | undefined {
  if (text === '') return undefined;
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
    const [document] = parseAllDocuments(utf8, {
      merge: true,
      intAsBigInt: true,
      logLevel: 'error',
      customTags: (tags) => [goInteger, ...tags],
    });
    if (!document || !('toJS' in document) || document.errors.length > 0) return undefined;
    return { value: document.toJS({ mapAsMap: true }) };
  } catch {
    return undefined;
  }
}

/** Upper case before lower, `a2` before `a10`. */
function naturally(a: string, b: string): number {
  const [partsOfA, partsOfB] = [a, b].map((key) => key.split(/(\d+)/)) as [string[], string[]];
  for (const [index, part] of partsOfA.entries()) {
    const other = partsOfB[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    const byNumber = index % 2 === 1 ? Number(part) - Number(other) : 0;
    return byNumber || (part < other ? -1 : 1);
  }
  return partsOfA.length - partsOfB.length;
}
