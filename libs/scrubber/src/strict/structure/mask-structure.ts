import { fromUtf8 } from '../../byte-string.ts';
import { mask } from '../rule.ts';
import type { ClassifyKey } from '../by-key/secret-keys.ts';
import { jsonTrees } from './json-trees.ts';
import { secretLeaves, type SecretLeaf } from './secret-leaves.ts';
import { yamlTrees } from './yaml-trees.ts';

export interface MaskedText {
  text: string;
  masked: { rule: string; value: string }[];
}

/**
 * Masks the secret values of JSON documents in place; the rest stays byte for byte.
 *
 * @param text a byte string
 * @throws SyntaxError where it is no JSON
 */
export function maskJson(text: string, classify: ClassifyKey): MaskedText {
  const leaves: SecretLeaf[] = [];
  for (const tree of jsonTrees(text)) leaves.push(...secretLeaves(tree, classify));
  return replaceLeaves(text, leaves);
}

/**
 * Masks the secret values of YAML documents in place; comments and layout stay.
 *
 * @param text text, not a byte string
 * @throws SyntaxError where it is no YAML
 */
export function maskYaml(text: string, classify: ClassifyKey): MaskedText {
  const leaves = yamlTrees(text).flatMap((tree) => [...secretLeaves(tree, classify)]);
  const { masked, ...result } = replaceLeaves(text, leaves);
  return { ...result, masked: masked.map(({ rule, value }) => ({ rule, value: fromUtf8(value) })) };
}

function replaceLeaves(text: string, leaves: SecretLeaf[]): MaskedText {
  const masked = [];
  let result = '';
  let done = 0;
  for (const { leaf, rule } of leaves.toSorted((a, b) => a.leaf.start - b.leaf.start)) {
    if (leaf.start < done) continue;
    const lineEnd = /\r?\n$/.exec(text.slice(Math.max(leaf.start, leaf.end - 2), leaf.end))?.[0] ?? '';
    result += `${text.slice(done, leaf.start)}"${mask}"${lineEnd}`;
    done = leaf.end;
    masked.push({ rule, value: leaf.text });
  }
  return { text: result + text.slice(done), masked };
}
