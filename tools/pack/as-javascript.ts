import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

type Node = { type: string; value?: unknown; start: number; end: number };

/**
 * A source without its types, in which every line stays where it was. What it quotes as a module of ours, it quotes as
 * the JavaScript file that this module becomes: `./x.ts` as `./x.js`, `@flarewire/x` by its path.
 * @param file below the repository, as are those of `files` and behind the `doors` of workspaces
 */
export function asJavaScript(
  file: string,
  source: string,
  { files, doors }: { files: readonly string[]; doors: ReadonlyMap<string, string> },
): string {
  const known = new Set(files);
  const script = file.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  const folder = path.posix.dirname(file);
  const becomes = (quoted: string): string | undefined => {
    const named = doors.get(quoted) ?? (/^\.\.?\//.test(quoted) ? path.posix.join(folder, quoted) : undefined);
    if (named === undefined || !named.endsWith('.ts') || !known.has(named)) return undefined;
    const relative = path.posix.relative(folder, named).replace(/\.ts$/, '.js');
    return relative.startsWith('.') ? relative : `./${relative}`;
  };
  let text = script;
  for (const { value, start, end } of literalsIn(file.replace(/\.ts$/, '.js'), script).toReversed()) {
    const other = becomes(value);
    if (other !== undefined) text = `${text.slice(0, start)}'${other}'${text.slice(end)}`;
  }
  return text;
}

/** The quoted texts of a source, in the order in which they stand there. */
function literalsIn(file: string, source: string): { value: string; start: number; end: number }[] {
  const found: { value: string; start: number; end: number }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const { type, value: text, start, end } = value as Node;
    if (type === 'Literal' && typeof text === 'string') found.push({ value: text, start, end });
    Object.values(value).forEach(walk);
  };
  walk(parseSync(file, source).program.body);
  return found.toSorted((a, b) => a.start - b.start);
}
