import {
  barrierRecord,
  FlareError,
  flareRecord,
  groupRecord,
  lease,
  parseMessage,
  settingsRecord,
  targetRecord,
  type BarrierRecord,
  type FlareRecord,
  type GroupRecord,
  type Lease,
  type SettingsRecord,
  type TargetRecord,
} from '@flarewire/schemas';

/** How one kind of record is checked and written. Both ways validate. */
export type RecordKind<T> = { decode(payload: Uint8Array | string): T; encode(value: T): string };

export const flareRecords: RecordKind<FlareRecord> = recordKind(flareRecord, 'the record of a flare');

export const targetRecords: RecordKind<TargetRecord> = recordKind(targetRecord, 'the record of a target');

export const settingsRecords: RecordKind<SettingsRecord> = recordKind(settingsRecord, 'the record of a setting');

export const groupRecords: RecordKind<GroupRecord> = recordKind(groupRecord, 'the record of a group');

export const barrierRecords: RecordKind<BarrierRecord> = recordKind(barrierRecord, 'a word at a barrier');

export const leases: RecordKind<Lease> = recordKind(lease, 'a lease');

type Schema = Parameters<typeof parseMessage>[0];

/** Keeps what a later version has added to a record, also when this one writes it: all share them while services are renewed. */
function recordKind<T extends object>(schema: Schema, what: string): RecordKind<T> {
  const { shape } = schema as { shape?: object };
  const decode = (payload: Uint8Array | string): T => {
    const record = parseMessage(schema, payload, { what, code: 'invalid_event' }) as T;
    if (!shape) return record;
    const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    const added = Object.entries(JSON.parse(text) as object).filter(([key]) => !Object.hasOwn(shape, key));
    return added.length === 0 ? record : { ...Object.fromEntries(added), ...record };
  };
  return { decode, encode: (value) => JSON.stringify(decode(JSON.stringify(value))) };
}

const keyPattern = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** @throws {FlareError} `invalid_request` for a key that is not names joined by "." */
export function checkKey(key: string): string {
  if (keyPattern.test(key)) return key;
  throw new FlareError(
    'invalid_request',
    'Cannot use this key of a record: expected letters, digits, "_" and "-", joined by "."',
  );
}
