import { isAlwaysSecret, type ClassifyKey } from '../by-key/keys/secret-keys.ts';

const key = /"([^"\\]{1,128})\\{0,7}"\s{0,4}:\s{0,4}/g;
const shortText = /\\{0,7}"([^"\\]{1,128})/y;
/** Options in a list of arguments, keys with letters that are escaped, and URLs with keys in them. */
const unusual = /"-{1,2}[A-Za-z]|\\u00[4-7]|%22(?:%20|\+)?%3A/i;
/** Keys that stand beside what is secret. */
const telling = new Set(['kty', 'modulus', 'Modulus', 'sensitive_attributes', 'sensitive_values', 'after_sensitive', 'before_sensitive', 'sensitive']); // prettier-ignore
const applied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether a text of JSON could hold a secret that its structure shows; says no only where there is none, and quickly. */
export function mayHoldSecrets(text: string, classify: ClassifyKey): boolean {
  key.lastIndex = 0;
  for (let match = key.exec(text); match; match = key.exec(text)) {
    const name = match[1]!;
    if (name === 'kind' || name === 'resource' || name === 'type' || /^(?:name|key)$/i.test(name)) {
      shortText.lastIndex = key.lastIndex;
      const said = shortText.exec(text)?.[1] ?? '';
      if (/^Secret|^secrets$|^[a-z]+(?:_[a-z\d]+)+$/.test(said) || isAlwaysSecret(classify(said))) return true;
    }
    if (telling.has(name) || name === applied) return true;
    const kind = classify(name);
    if (kind !== undefined && (isAlwaysSecret(kind) || '"\\{['.includes(text[key.lastIndex] ?? ' '))) return true;
  }
  return unusual.test(text);
}
