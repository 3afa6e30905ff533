import { isEncodedWideText } from '../by-look/encoded-words.ts';
import { harmlessShape } from '../by-look/harmless-shapes.ts';
import { isPlaceholder } from '../value/plain-values.ts';

/** Forms of `harmlessShape` that passwords and keys have as well: the weights decide. */
const undecided =
  /^(?:a number in hex|hexadecimal groups|a name of Kubernetes|a name with words|names in upper|a UUID)/;

/** A name of a thing that Kubernetes made, which ends in letters and digits that make no words. */
const nameOfPod =
  /^[a-z][a-z0-9]{1,40}(?:-[a-z][a-z0-9]{1,40}){0,6}-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}$/;

/** The name of what Kubernetes made for an account of a service. */
const nameOfAccountSecret = /^[a-z][a-z0-9-]{0,52}-(?:token|dockercfg)-[a-z0-9]{5}$/;

/** Whether no weights can make a secret of a word: a reference, an escape, an id whose form is public. */
export function isOutOfQuestion(value: string): boolean {
  if (nameOfPod.test(value) || nameOfAccountSecret.test(value)) return true;
  if (
    value.includes('****') ||
    /^#x?\d|^h[0-9a-f]{16}$|^[$%]\{|^[\d;]+m|^[\w.-]+=\$\{?[A-Z_][A-Z0-9_]*\}?$/.test(value) ||
    isPlaceholder(value) ||
    isEncodedWideText(value)
  )
    return true;
  const shape = harmlessShape(value);
  return shape !== undefined && !undecided.test(shape);
}
