import { stringify } from 'yaml';

/** A value of JSON as YAML in which a text stays one for readers of YAML 1.1, such as kubectl: to them a bare `yes` is true and 22:22 a number. */
export function asYaml(value: unknown): string {
  return stringify(value, { compat: 'yaml-1.1' });
}
