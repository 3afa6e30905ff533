import type { ScalarTag } from 'yaml';

/**
 * Whole numbers of YAML as the Agent's library (Go's yaml.v3) reads them: besides those of YAML 1.2 also `0777`, which is octal as in
 * YAML 1.1, `0b11` and `1_000`. To that library, too, words such as `yes` are no booleans.
 */
export const goInteger: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: () => false,
  test: /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9A-Fa-f_]+|[1-9][0-9_]*)$/,
  resolve(text) {
    const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
    const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits);
    return text.startsWith('-') ? -value : value;
  },
};
