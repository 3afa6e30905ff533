import { stringify } from 'yaml';

/**
 * A value of JSON as YAML. Texts stay texts for readers of YAML 1.1, such as kubectl, to which a bare `yes` is true and
 * 22:22 a number.
 */
export function asYaml(value: unknown): string {
  return stringify(value, { compat: 'yaml-1.1' });
}
