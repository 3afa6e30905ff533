import { describes } from '../by-key/keys/describing-keys.ts';
import { isJoinedToMark } from '../value/joined-to-marks.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import {
  isAlwaysSecret,
  isNameOfSettings,
  isSection,
  type ClassifyKey,
  type SecretKey,
} from '../by-key/keys/secret-keys.ts';
import { isSecretUnder } from '../value/secret-values.ts';
import { isHarmlessFor } from '../by-key/values/values-by-key.ts';
import { shapeSecrets } from './known-shapes.ts';
import type { Tree, TreeLeaf, TreeMap } from './tree.ts';

export interface SecretLeaf {
  leaf: TreeLeaf;
  rule: string;
}

/**
 * Finds the secret values of a document by its structure: by key, by pairs of name and value, in arguments, and in maps of known shapes.
 */
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
  for (const { value, rule } of shapeSecrets(tree)) yield* allLeavesOf(value, rule);
  for (const { key, value } of tree.entries) {
    const kind = isApiPath(key, value) ? undefined : classify(key);
    if (isSettings(key, value) || isSection(key, memberKeys(value))) {
      yield* secretLeaves(value, classify);
      continue;
    }
    if (kind && !isAlwaysSecret(kind)) yield* judged(value, kind);
    else if (kind) yield* valuesBelow(value, `${kind}-value`, [key]);
    else if (key === 'kubectl.kubernetes.io/last-applied-configuration') yield* appliedSecret(value);
    yield* secretLeaves(value, classify);
  }
}

/** What is below `jwt` says how tokens are made: each key tells for itself. */
function isSettings(key: string, value: Tree): boolean {
  return isNameOfSettings(key) && value.kind === 'map' && value.entries.length > 1;
}

/** The keys of a map, or of the maps in a list. */
function memberKeys(tree: Tree): string[] {
  if (tree.kind === 'list') return tree.items.every(({ kind }) => kind === 'map') ? tree.items.flatMap(memberKeys) : [];
  return tree.kind === 'map'
    ? tree.entries.map(({ key, value }) => (key === 'users' && value.kind === 'map' ? 'passwords by user' : key))
    : [];
}

/** `{name: DB_PASSWORD, value: …}`, in either order. */
function* namedValue(map: TreeMap, classify: ClassifyKey): Generator<SecretLeaf> {
  const names = map.entries.flatMap(({ key, value }) =>
    /^(?:name|key)$/i.test(key) && value.kind === 'leaf' && isSecretName(value.text, classify) ? [value.text] : [],
  );
  const [name] = names;
  if (name === undefined) return;
  for (const { key, value } of map.entries)
    if (/^(?:value|val)$/i.test(key) && !(value.kind === 'leaf' && isHarmlessFor(name, value.text)))
      yield* leavesOf(value, 'named-value');
}

/** What is secret only where it looks so: the `auth` of a registry, a list of recovery codes. */
function* judged(value: Tree, kind: SecretKey): Generator<SecretLeaf> {
  if (isWebKeys(value)) return;
  for (const found of judgedLeaves(value, `${kind}-value`)) {
    const { text } = found.leaf;
    const forms = value.kind === 'list' ? [text, `["${text}"]`] : [text];
    if (forms.some((form) => isSecretUnder(kind, form))) yield found;
  }
}

/** All leaves but those of a map whose own keys name a version, an id or a digest. */
function* judgedLeaves(tree: Tree, rule: string): Generator<SecretLeaf> {
  if (tree.kind === 'list') for (const item of tree.items) yield* judgedLeaves(item, rule);
  else if (tree.kind !== 'map') yield* leavesOf(tree, rule);
  else
    for (const { key, value } of tree.entries)
      if (!/(?:version|id|name|hash|etag|digest|sha\d*|arn|path|ur[il])$/i.test(key)) yield* judgedLeaves(value, rule);
}

/** JSON web keys are read by their members: most of those are public. */
function isWebKeys(value: Tree): boolean {
  if (value.kind === 'list') return value.items.some(isWebKeys);
  return value.kind === 'map' && value.entries.some(({ key }) => key === 'kty');
}

/** What kubectl keeps of a Secret is the whole of it. */
function* appliedSecret(value: Tree): Generator<SecretLeaf> {
  if (value.kind === 'leaf' && /"kind"\s*:\s*"Secret"/.test(value.text))
    yield { leaf: value, rule: 'kubernetes-secret' };
}

/** What can be the value of a secret key, at the end of these keys: in a map, not what only describes. */
function* valuesBelow(tree: Tree, rule: string, keys: readonly string[]): Generator<SecretLeaf> {
  if (tree.kind === 'list') for (const item of tree.items) yield* valuesBelow(item, rule, keys);
  else if (tree.kind === 'map')
    for (const { key, value } of tree.entries) yield* valuesBelow(value, rule, [...keys, key]);
  else if (
    !describes(keys.slice(1), tree.text) &&
    !isHarmlessFor(keys.at(-1) ?? '', tree.text) &&
    mayBeBelow(tree, keys)
  )
    yield* leavesOf(tree, rule);
}

/** Below a map, flags, addresses and small numbers set how a secret is used. */
function mayBeBelow({ text, isString }: TreeLeaf, keys: readonly string[]): boolean {
  if (keys.length === 1) return true;
  if (!isString && /^(?:true|false|null|~|\d{1,4})$/.test(text)) return false;
  return !(
    /^[a-z][a-z+.-]*:\/\/[^\s@]*$/.test(text) ||
    /issuer|audience|claim|algorithm|lifetime|header|scheme|cookie_?name|thumbprint/i.test(keys.at(-1) ?? '')
  );
}

function* leavesOf(tree: Tree, rule: string): Generator<SecretLeaf> {
  if (tree.kind === 'list') for (const item of tree.items) yield* leavesOf(item, rule);
  else if (tree.kind === 'map') for (const { value } of tree.entries) yield* leavesOf(value, rule);
  else if (tree.end > tree.start && !isPlaceholder(tree.text)) yield { leaf: tree, rule };
}

/** The like where the shape says that all is secret, whatever it looks like. */
function* allLeavesOf(tree: Tree, rule: string): Generator<SecretLeaf> {
  if (tree.kind === 'list') for (const item of tree.items) yield* allLeavesOf(item, rule);
  else if (tree.kind === 'map') for (const { value } of tree.entries) yield* allLeavesOf(value, rule);
  else if (tree.end > tree.start && tree.text !== '' && isUnmasked(tree.text) && holdsSomething(tree))
    yield { leaf: tree, rule };
}

function isUnmasked(text: string): boolean {
  return !text.includes('********') || isJoinedToMark(text);
}

function holdsSomething({ text, isString }: TreeLeaf): boolean {
  return isString || !/^(?:true|false|null|~)$/.test(text);
}

/** A path of an HTTP API in its description, which tells of the path's methods. */
function isApiPath(key: string, value: Tree): boolean {
  return (
    key.startsWith('/') &&
    value.kind === 'map' &&
    value.entries.every((entry) =>
      /^(?:get|put|post|patch|delete|head|options|trace|parameters|summary)$/.test(entry.key),
    )
  );
}

function isSecretFlag(text: string, classify: ClassifyKey): boolean {
  const name = /^--?([\w.-]{1,64})$/.exec(text)?.[1];
  return name !== undefined && isSecretName(name, classify);
}

function isSecretName(name: string, classify: ClassifyKey): boolean {
  return isAlwaysSecret(classify(name));
}
