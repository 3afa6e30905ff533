import { isPlaceholder } from '../plain-values.ts';
import { isAlwaysSecret, type ClassifyKey, type SecretKey } from '../secret-keys.ts';
import { isSecretUnder } from '../secret-values.ts';
import type { Tree, TreeLeaf, TreeMap } from './tree.ts';

export interface SecretLeaf {
  leaf: TreeLeaf;
  rule: string;
}

/** Finds the secret values of a document by its structure: by key, by pairs of name and value, in Kubernetes Secrets and in arguments. */
export function* secretLeaves(tree: Tree, classify: ClassifyKey): Generator<SecretLeaf> {
  if (tree.kind === 'leaf') return;
  if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries()) {
      const flag = tree.items[index - 1];
      if (flag?.kind === 'leaf' && isSecretFlag(flag.text, classify)) yield* leavesOf(item, 'argument');
      yield* secretLeaves(item, classify);
    }
    return;
  }
  yield* namedValue(tree, classify);
  const isKubernetesSecret = tree.entries.some(
    ({ key, value }) => key === 'kind' && value.kind === 'leaf' && value.text === 'Secret',
  );
  for (const { key, value } of tree.entries) {
    const kind = classify(key);
    if (kind === 'credentials' || kind === 'generated') yield* judged(value, kind);
    else if (kind) yield* leavesOf(value, `${kind}-value`);
    else if (isKubernetesSecret && (key === 'data' || key === 'stringData'))
      yield* leavesOf(value, 'kubernetes-secret');
    else if (key === 'kubectl.kubernetes.io/last-applied-configuration') yield* appliedSecret(value);
    else if (key === 'additional_endpoints') yield* leavesOf(value, 'additional-endpoint');
    yield* secretLeaves(value, classify);
  }
}

/** `{name: DB_PASSWORD, value: …}`, in either order. */
function* namedValue(map: TreeMap, classify: ClassifyKey): Generator<SecretLeaf> {
  const isNamed = map.entries.some(
    ({ key, value }) => /^(?:name|key)$/i.test(key) && value.kind === 'leaf' && isSecretName(value.text, classify),
  );
  if (!isNamed) return;
  for (const { key, value } of map.entries) if (/^(?:value|val)$/i.test(key)) yield* leavesOf(value, 'named-value');
}

/** What is secret only where it looks so: the `auth` of a registry, a list of recovery codes. */
function* judged(value: Tree, kind: SecretKey): Generator<SecretLeaf> {
  for (const found of leavesOf(value, `${kind}-value`)) if (isSecretUnder(kind, found.leaf.text)) yield found;
}

/** What kubectl keeps of a Secret is the whole of it. */
function* appliedSecret(value: Tree): Generator<SecretLeaf> {
  if (value.kind === 'leaf' && /"kind"\s*:\s*"Secret"/.test(value.text))
    yield { leaf: value, rule: 'kubernetes-secret' };
}

function* leavesOf(tree: Tree, rule: string): Generator<SecretLeaf> {
  if (tree.kind === 'list') for (const item of tree.items) yield* leavesOf(item, rule);
  else if (tree.kind === 'map') for (const { value } of tree.entries) yield* leavesOf(value, rule);
  else if (tree.end > tree.start && !isPlaceholder(tree.text)) yield { leaf: tree, rule };
}

function isSecretFlag(text: string, classify: ClassifyKey): boolean {
  const name = /^--?([\w.-]{1,64})$/.exec(text)?.[1];
  return name !== undefined && isSecretName(name, classify);
}

function isSecretName(name: string, classify: ClassifyKey): boolean {
  return isAlwaysSecret(classify(name));
}
