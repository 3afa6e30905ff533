import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml';
import type { Tree } from './tree.ts';

/**
 * Reads the documents of a YAML file.
 *
 * @param text text, not a byte string: positions count its characters
 * @throws SyntaxError where it is no YAML
 */
export function yamlTrees(text: string): Tree[] {
  const documents = parseAllDocuments(text, { logLevel: 'error', uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return treeOf(document.contents, document, 0);
  });
}

function treeOf(node: unknown, document: Document, depth: number): Tree {
  if (depth > 500) throw new SyntaxError('nested too deep');
  if (isMap(node)) {
    return {
      kind: 'map',
      entries: node.items.map(({ key, value }) => ({ key: textOf(key), value: treeOf(value, document, depth + 1) })),
    };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => treeOf(item, document, depth + 1)) };
  if (isAlias(node)) {
    const target = node.resolve(document);
    return isScalar(target) ? leaf(target) : { kind: 'list', items: [] };
  }
  return leaf(node);
}

function leaf(node: unknown): Tree {
  const [start, end] = (isScalar(node) ? (node as Node).range : undefined) ?? [0, 0];
  return { kind: 'leaf', text: textOf(node), isString: isScalar(node) && typeof node.value === 'string', start, end };
}

function textOf(node: unknown): string {
  if (!isScalar(node)) return '';
  const tag = node.tag ?? '';
  if (/^!\w/.test(tag)) return `${tag} ${node.source ?? String(node.value)}`;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
