import type { OnMasked } from './apply-rules.ts';
import { mask, type Rule } from './rule.ts';

/**
 * Masks the values of secret keys in a decoded YAML or JSON document, in place.
 * YAML maps are `Map`s, as their keys need not be strings; a map with such a key below another map is not entered.
 */
export function walk(rules: readonly Rule[], value: unknown, onMasked: OnMasked): void {
  if (Array.isArray(value)) for (const item of value) walk(rules, item, onMasked);
  else if (value instanceof Map) walkMap(rules, value, onMasked);
}

function walkMap(rules: readonly Rule[], map: Map<unknown, unknown>, onMasked: OnMasked): void {
  for (const [key, value] of map) {
    if (typeof key !== 'string' || isHandle(value)) continue;
    const lowerKey = key.toLowerCase();
    const rule = rules.find((rule) => rule.key?.(lowerKey));
    if (!rule) {
      if (!(value instanceof Map) || hasStringKeys(value)) walk(rules, value, onMasked);
      continue;
    }
    const masked = typeof value === 'string' && rule.value ? rule.value(value) : mask;
    if (masked !== value) onMasked(rule.name);
    map.set(key, masked);
  }
}

function hasStringKeys(map: Map<unknown, unknown>): boolean {
  return map.keys().every((key) => typeof key === 'string');
}

/** Whether it refers to a secret of the Agent's secret backend rather than being one. */
function isHandle(value: unknown): boolean {
  return typeof value === 'string' && value.trim().startsWith('ENC[') && value.trim().endsWith(']');
}
