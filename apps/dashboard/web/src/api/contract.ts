import type { FlareEvent, FlareRecord, GroupEvent, LedgerRow, ScrubReport, StageName } from '@flarewire/schemas';
import type { FlareView, GroupView } from '@flarewire/follow';

/** What a person may do here; the page shows nothing else. */
type Deed = 'ask' | 'approve' | 'cancel' | 'resend' | 'download';

/** `GET /api/session` */
export interface Session {
  user: string;
  may: Record<Deed, boolean>;
  version: string;
  approval?: string;
  /** Names of the destinations, where the server knows them. */
  destinations?: string[];
}

/** One instance that serves a target, of `GET /api/targets` and the event `targets`. Times are RFC 3339. */
export interface TargetSeen {
  name: string;
  role: StageName;
  instance: string;
  lastSeen: string;
  host?: string;
  /** Whether a request for this target would find it; without it, by `lastSeen`. */
  online?: boolean;
  labels?: Record<string, string>;
}

/** The event `services`: who is alive, and how many events wait for each stage. */
export interface ServicesSeen {
  services: { name: string; instances: number; lastSeen?: string }[];
  backlog: { stage: string; waiting: number }[];
}

/** `GET /api/flares`: every flare and group known, up to and with the event `seq`. */
export interface Snapshot {
  seq: number;
  flares: FlareView[];
  groups: GroupView[];
}

/** An event with its number in the stream. */
export type StoredEvent = FlareEvent & { seq: number };
export type StoredGroupEvent = GroupEvent & { seq: number };

/** `GET /api/flares/:id` */
export interface FlareDetail {
  view: FlareView;
  events: StoredEvent[];
  record?: FlareRecord;
}

/** `GET /api/flares/:id/ledger` */
export interface LedgerReport {
  rows: LedgerRow[];
  report?: ScrubReport;
}

/** What became of each flare of a group that something was asked of. */
export interface GroupAnswer {
  approved?: string[];
  cancelled?: string[];
  refused: { flareId: string; code: string; message: string }[];
}

/** The body of every answer that is no success. */
export interface Refusal {
  code: string;
  message: string;
  field?: string;
}
