import { secretAttributes } from './terraform-attributes.ts';
import type { Tree, TreeMap } from './tree.ts';

/** What of a map is secret by what the map is. */
export interface ShapeSecret {
  readonly value: Tree;
  readonly rule: string;
}

/**
 * What is secret in maps of well-known shapes: JSON web keys, parameters of RSA as .NET writes them, Secrets of Kubernetes and what its audit log says of them, state of
 * Terraform.
 */
export function* shapeSecrets(map: TreeMap): Generator<ShapeSecret> {
  yield* webKey(map);
  yield* rsaParameters(map);
  yield* kubernetesSecret(map);
  yield* auditOfSecret(map);
  yield* terraformValues(map);
}

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

function* webKey(map: TreeMap): Generator<ShapeSecret> {
  if (!/^(?:RSA|EC|OKP|oct|AKP)$/.test(textAt(map, 'kty'))) return;
  for (const { key, value } of map.entries) {
    const isSeed = key === 'priv' && textAt(map, 'kty') === 'AKP';
    if (isSeed || privateMembers.has(key)) yield { value, rule: 'json-web-key' };
  }
}

function* rsaParameters(map: TreeMap): Generator<ShapeSecret> {
  const names = map.entries.map(({ key }) => key.toLowerCase());
  if (!names.includes('modulus') || !names.includes('exponent')) return;
  for (const { key, value } of map.entries)
    if (/^(?:d|p|q|dp|dq|inverseq)$/i.test(key)) yield { value, rule: 'rsa-number' };
}

function* kubernetesSecret(map: TreeMap): Generator<ShapeSecret> {
  const kind = textAt(map, 'kind');
  if (kind === 'Secret') yield* dataOf(map);
  const items = kind === 'SecretList' ? valueAt(map, 'items') : undefined;
  if (items?.kind === 'list') for (const item of items.items) yield* dataOf(item);
}

/** Bodies of requests about Secrets need not say what they are, as a patch does not. */
function* auditOfSecret(map: TreeMap): Generator<ShapeSecret> {
  const about = valueAt(map, 'objectRef');
  if (about?.kind !== 'map' || textAt(about, 'resource') !== 'secrets') return;
  for (const name of ['requestObject', 'responseObject']) {
    const body = valueAt(map, name);
    if (body?.kind === 'list') for (const change of body.items) yield* patchOf(change);
    else if (body) yield* dataOf(body);
  }
}

function* dataOf(tree: Tree): Generator<ShapeSecret> {
  if (tree.kind !== 'map') return;
  for (const { key, value } of tree.entries)
    if (key === 'data' || key === 'stringData') yield { value, rule: 'kubernetes-secret' };
}

/** A step of a JSON patch. */
function* patchOf(change: Tree): Generator<ShapeSecret> {
  const value = change.kind === 'map' ? valueAt(change, 'value') : undefined;
  if (change.kind === 'map' && value && /^\/(?:data|stringData)(?:\/|$)/.test(textAt(change, 'path')))
    yield { value, rule: 'kubernetes-secret' };
}

/** In state and plans: what is marked as sensitive, and what is a secret by the kind of its resource. */
function* terraformValues(map: TreeMap): Generator<ShapeSecret> {
  const rule = 'terraform-value';
  const value = valueAt(map, 'value');
  if (value && textAt(map, 'sensitive') === 'true') yield { value, rule };
  const paths = valueAt(map, 'sensitive_attributes');
  const attributes = valueAt(map, 'attributes');
  if (attributes && paths?.kind === 'list')
    for (const path of paths.items) {
      const marked = behindSteps(attributes, path);
      if (marked) yield { value: marked, rule };
    }
  for (const [values, marks] of markedPairs) {
    const [of, by] = [valueAt(map, values), valueAt(map, marks)];
    if (of && by) for (const marked of markedIn(of, by)) yield { value: marked, rule };
  }
  for (const each of attributesOfResource(map)) yield { value: each, rule };
}

const markedPairs = [
  ['values', 'sensitive_values'],
  ['before', 'before_sensitive'],
  ['after', 'after_sensitive'],
] as const;

/** What a path of `{type, value}` leads to; steps that are not known lead to all that is there. */
function behindSteps(attributes: Tree, path: Tree): Tree | undefined {
  let at: Tree | undefined = attributes;
  for (const step of path.kind === 'list' ? path.items : [path]) {
    if (at === undefined || step.kind !== 'map') return at === attributes ? undefined : at;
    const said = valueAt(step, 'value');
    const name = said?.kind === 'map' ? textAt(said, 'value') : textAt(step, 'value');
    at = at.kind === 'list' ? at.items[Number(name)] : at.kind === 'map' ? valueAt(at, name) : at;
  }
  return at;
}

/** The values at whose place another document has `true`. */
function* markedIn(values: Tree, marks: Tree): Generator<Tree> {
  if (marks.kind === 'leaf') {
    if (marks.text === 'true') yield values;
  } else if (marks.kind === 'list' && values.kind === 'list') {
    for (const [index, mark] of marks.items.entries())
      if (values.items[index]) yield* markedIn(values.items[index], mark);
  } else if (marks.kind === 'map' && values.kind === 'map') {
    for (const { key, value: mark } of marks.entries) {
      const value = valueAt(values, key);
      if (value) yield* markedIn(value, mark);
    }
  }
}

function* attributesOfResource(map: TreeMap): Generator<Tree> {
  const names = secretAttributes.get(textAt(map, 'type'));
  if (!names) return;
  const instances = valueAt(map, 'instances');
  const change = valueAt(map, 'change');
  const owners = [
    map,
    ...(instances?.kind === 'list' ? instances.items : []),
    ...(change?.kind === 'map' ? [change] : []),
  ];
  for (const owner of owners)
    for (const held of ['attributes', 'values', 'before', 'after']) {
      const attributes = owner.kind === 'map' ? valueAt(owner, held) : undefined;
      if (attributes?.kind !== 'map') continue;
      for (const { key, value } of attributes.entries) if (names.includes(key)) yield value;
    }
}

function valueAt(map: TreeMap, key: string): Tree | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

function textAt(map: TreeMap, key: string): string {
  const value = valueAt(map, key);
  return value?.kind === 'leaf' ? value.text : '';
}
