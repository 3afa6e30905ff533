import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Tree } from './tree.ts';

/** Token kinds of the scanner, which exports them as a const enum. */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  end: 17,
} as const;
const scalars: ReadonlySet<number> = new Set([7, 8, 9, 10, 11]);
const deepest = 500;

/**
 * Reads JSON documents one after another, comments allowed.
 *
 * @param text a byte string
 * @throws SyntaxError where it is no JSON
 */
export function* jsonTrees(text: string): Generator<Tree> {
  const scanner = createScanner(text, true);
  for (let first = next(scanner); first !== token.end; first = next(scanner)) yield readValue(scanner, first, 0);
}

function readValue(scanner: JSONScanner, first: number, depth: number): Tree {
  if (depth > deepest) throw new SyntaxError('nested too deep');
  if (first === token.openBrace) return { kind: 'map', entries: [...readEntries(scanner, depth)] };
  if (first === token.openBracket) return { kind: 'list', items: [...readItems(scanner, depth)] };
  if (!scalars.has(first) || hasError(scanner)) throw new SyntaxError('expected a value');
  const start = scanner.getTokenOffset();
  return {
    kind: 'leaf',
    text: scanner.getTokenValue(),
    isString: first === token.string,
    start,
    end: start + scanner.getTokenLength(),
  };
}

function* readEntries(scanner: JSONScanner, depth: number): Generator<{ key: string; value: Tree }> {
  let first = next(scanner);
  while (first !== token.closeBrace) {
    if (first !== token.string || hasError(scanner)) throw new SyntaxError('expected a key');
    const key = scanner.getTokenValue();
    if (next(scanner) !== token.colon) throw new SyntaxError('expected a colon');
    yield { key, value: readValue(scanner, next(scanner), depth + 1) };
    first = afterComma(scanner, token.closeBrace);
  }
}

function* readItems(scanner: JSONScanner, depth: number): Generator<Tree> {
  let first = next(scanner);
  while (first !== token.closeBracket) {
    yield readValue(scanner, first, depth + 1);
    first = afterComma(scanner, token.closeBracket);
  }
}

function afterComma(scanner: JSONScanner, close: number): number {
  const kind = next(scanner);
  if (kind === token.comma) return next(scanner);
  if (kind !== close) throw new SyntaxError('expected a comma');
  return kind;
}

function next(scanner: JSONScanner): number {
  return scanner.scan();
}

function hasError(scanner: JSONScanner): boolean {
  const error: number = scanner.getTokenError();
  return error !== 0;
}
