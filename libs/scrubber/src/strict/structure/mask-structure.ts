import { fromUtf8 } from '../../byte-string.ts';
import { mask } from '../rule.ts';
import type { Spares } from '../spared/spares.ts';
import type { ClassifyKey } from '../by-key/keys/secret-keys.ts';
import { jsonEditsOf, withEdits, type Edit, type Masking } from './json-edits.ts';
import { jsonTrees } from './json-trees.ts';
import { secretLeaves, type SecretLeaf } from './secret-leaves.ts';
import { yamlTrees } from './yaml-trees.ts';

/** How many characters around a value are judged with it. */
const farthest = 512;

/**
 * Masks the secret values of JSON documents in place; the rest stays byte for byte.
 *
 * @param text a byte string
 * @throws SyntaxError where it is no JSON
 */
export function maskJson(text: string, classify: ClassifyKey, masking: Masking): string {
  const edits: Edit[] = [];
  for (const tree of jsonTrees(text)) edits.push(...jsonEditsOf(text, tree, classify));
  return withEdits(text, edits, masking);
}

/**
 * Masks the secret values of YAML documents in place; comments and layout stay.
 *
 * @param text text, not a byte string
 * @throws SyntaxError where it is no YAML
 */
export function maskYaml(text: string, classify: ClassifyKey, { onMask, spares }: Masking): string {
  const edits = yamlTrees(text).flatMap((tree) => [...secretLeaves(tree, classify)].map((leaf) => editOf(text, leaf)));
  return withEdits(text, edits, { onMask, spares: spares && inBytes(spares) });
}

function editOf(text: string, { leaf: { start, end, text: value }, rule }: SecretLeaf): Edit {
  const lineEnd = /\r?\n$/.exec(text.slice(Math.max(start, end - 2), end))?.[0] ?? '';
  return { start, end, text: `"${mask}"${lineEnd}`, rule, value: fromUtf8(value) };
}

/** Judges a part of a text by the bytes around it. */
function inBytes(spares: Spares): Spares {
  return (text, { start, end, ...wanted }) => {
    const before = fromUtf8(text.slice(Math.max(0, start - farthest), start));
    const value = fromUtf8(text.slice(start, end));
    const whole = before + value + fromUtf8(text.slice(end, end + farthest));
    return spares(whole, { ...wanted, start: before.length, end: before.length + value.length });
  };
}
