import { parseSync } from 'oxc-parser';

type Node = { type: string; importKind?: string; exportKind?: string; value?: unknown };

/**
 * Each text that stands in quotes in a source that runs: what it imports, and whatever else may name a module or a file,
 * such as `require('x')` or `new URL('./x.wasm', …)`. Imports of types are left out, since they are gone at run time.
 */
export function quotedIn(file: string, source: string): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.importKind === 'type' || node.exportKind === 'type') return;
    if (node.type === 'Literal' && typeof node.value === 'string') found.add(node.value);
    Object.values(value).forEach(walk);
  };
  walk(parseSync(file, source).program.body);
  return found;
}
