import type { Refusal } from '../api/contract.ts';

const fields = ['target', 'targets', 'caseId', 'email', 'profile', 'destinations'] as const;
export type Field = (typeof fields)[number];

const byCode: Partial<Record<string, Field>> = {
  unknown_target: 'target',
  target_offline: 'target',
  too_few_targets: 'targets',
  too_many_targets: 'targets',
  destination_unknown: 'destinations',
  destination_refused: 'destinations',
  destination_unreachable: 'destinations',
};

/** The field of the form that a refusal is about: as it says itself, else as its code tells; nothing where neither does. */
export function fieldOf({ code, field }: Pick<Refusal, 'code'> & { field?: string | undefined }): Field | undefined {
  const named = field?.split('.')[0];
  return fields.find((name) => name === named) ?? byCode[code];
}
