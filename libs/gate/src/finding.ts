import type { AllowedFinding } from '@flarewire/schemas';
import { matchesGlob } from 'node:path';

/** What looks like a secret in an archive: where, and which rule says so. It holds no part of the value. */
export interface Finding {
  file: string;
  rule: string;
}

/** Whether the operator settled a finding as a false alarm. */
export function isAllowed({ file, rule }: Finding, allow: readonly AllowedFinding[]): boolean {
  return allow.some((allowed) => allowed.rule === rule && matchesGlob(file, allowed.file));
}
