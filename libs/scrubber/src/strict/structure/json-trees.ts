import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Tree, TreeLeaf, TreeList, TreeMap } from './tree.ts';

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

/** Takes a value before all of it is read, so that what stands before a fault is not lost. */
type Place = (tree: Tree) => void;

/**
 * Reads JSON documents one after another, comments allowed.
 *
 * @param text a byte string
 * @throws SyntaxError where it is no JSON
 */
export function* jsonTrees(text: string): Generator<Tree> {
  const scanner = createScanner(text, true);
  for (let first = next(scanner); first !== token.end; first = next(scanner)) {
    const documents: Tree[] = [];
    readValue(scanner, first, 0, (tree) => void documents.push(tree));
    yield* documents;
  }
}

/** Reads the value that begins at a place, or as much of it as is there, and says where it ends. */
export function jsonTreeAt(text: string, from: number): { tree: Tree | undefined; end: number } {
  const scanner = createScanner(text, true);
  scanner.setPosition(from);
  let tree: Tree | undefined;
  try {
    readValue(scanner, next(scanner), 0, (root) => void (tree = root));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  return { tree, end: Math.max(scanner.getPosition(), from + 1) };
}

function readValue(scanner: JSONScanner, first: number, depth: number, place: Place): void {
  if (depth > deepest) throw new SyntaxError('nested too deep');
  if (first === token.openBrace) readEntries(scanner, depth, place);
  else if (first === token.openBracket) readItems(scanner, depth, place);
  else readLeaf(scanner, first, place);
}

function readLeaf(scanner: JSONScanner, first: number, place: Place): void {
  if (!scalars.has(first)) throw new SyntaxError('expected a value');
  const start = scanner.getTokenOffset();
  const end = start + scanner.getTokenLength();
  const leaf: TreeLeaf = { kind: 'leaf', text: scanner.getTokenValue(), isString: first === token.string, start, end };
  place(leaf);
  if (hasError(scanner)) throw new SyntaxError('expected a whole value');
}

function readEntries(scanner: JSONScanner, depth: number, place: Place): void {
  const map: TreeMap = { kind: 'map', entries: [] };
  place(map);
  let first = next(scanner);
  while (first !== token.closeBrace) {
    if (first !== token.string || hasError(scanner)) throw new SyntaxError('expected a key');
    const key = scanner.getTokenValue();
    if (next(scanner) !== token.colon) throw new SyntaxError('expected a colon');
    readValue(scanner, next(scanner), depth + 1, (value) => void map.entries.push({ key, value }));
    first = afterComma(scanner, token.closeBrace);
  }
}

function readItems(scanner: JSONScanner, depth: number, place: Place): void {
  const list: TreeList = { kind: 'list', items: [] };
  place(list);
  let first = next(scanner);
  while (first !== token.closeBracket) {
    readValue(scanner, first, depth + 1, (item) => void list.items.push(item));
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
