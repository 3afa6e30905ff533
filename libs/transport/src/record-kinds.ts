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

export const flareRecords: RecordKind<FlareRecord> = recordKind((payload) =>
  parseMessage(flareRecord, payload, { what: 'the record of a flare', code: 'invalid_event' }),
);

export const targetRecords: RecordKind<TargetRecord> = recordKind((payload) =>
  parseMessage(targetRecord, payload, { what: 'the record of a target', code: 'invalid_event' }),
);

export const settingsRecords: RecordKind<SettingsRecord> = recordKind((payload) =>
  parseMessage(settingsRecord, payload, { what: 'the record of a setting', code: 'invalid_event' }),
);

export const groupRecords: RecordKind<GroupRecord> = recordKind((payload) =>
  parseMessage(groupRecord, payload, { what: 'the record of a group', code: 'invalid_event' }),
);

export const barrierRecords: RecordKind<BarrierRecord> = recordKind((payload) =>
  parseMessage(barrierRecord, payload, { what: 'a word at a barrier', code: 'invalid_event' }),
);

export const leases: RecordKind<Lease> = recordKind((payload) =>
  parseMessage(lease, payload, { what: 'a lease', code: 'invalid_event' }),
);

function recordKind<T>(decode: (payload: Uint8Array | string) => T): RecordKind<T> {
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
