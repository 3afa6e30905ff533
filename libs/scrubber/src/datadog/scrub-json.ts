import type { ApplyOptions } from './apply-rules.ts';
import type { Rule } from './rule.ts';
import { scrubText } from './text-scrubber.ts';
import { walk } from './walk.ts';

/**
 * The Agent's JSON scrubber, which its flares do not use: keys are masked and sorted, texts are not looked at.
 * What cannot be decoded goes through the text algorithm.
 *
 * @param text a byte string
 */
export function scrubJson(rules: readonly Rule[], text: string, options: ApplyOptions): string {
  const decoded = decode(text);
  if (decoded === undefined) return scrubText(rules, text, options);
  walk(rules, decoded.value, options.onMasked);
  const encoded = JSON.stringify(decoded.value, sortedKeys, 2).replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  return Buffer.from(encoded, 'utf8').toString('latin1');
}

function decode(text: string): { value: unknown } | undefined {
  try {
    const asMaps = (_: string, value: unknown): unknown => (isObject(value) ? new Map(Object.entries(value)) : value);
    return { value: JSON.parse(Buffer.from(text, 'latin1').toString('utf8'), asMaps) };
  } catch {
    return undefined;
  }
}

function sortedKeys(_: string, value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const sorted = [...value].toSorted(([a], [b]) => Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b))));
  return Object.fromEntries(sorted);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
