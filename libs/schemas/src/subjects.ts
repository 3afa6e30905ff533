import type { EventName } from './events/event.ts';

/** What the events stream stores: explicit names, since a stream on `flare.>` would answer `flare.create` itself. */
export const eventSubjects = [
  'flare.requested.*',
  'flare.created',
  'profiles.requested.*',
  'profiles.collected',
  'flare.awaiting-approval',
  'flare.approved',
  'flare.sent',
  'flare.failed',
  'flare.cancelled',
  'flare.group.created',
  'flare.group.ended',
] as const;

/** Events that are addressed to a target. */
const addressed: readonly EventName[] = ['flare.requested', 'profiles.requested'];

/** The subject an event goes out on: its name, followed by the target where it is addressed to one. */
export function subjectOf(name: EventName, target: string): string {
  return addressed.includes(name) ? `${name}.${target}` : name;
}

/** The event that a subject carries, if it is one of ours. */
export function eventNameOf(subject: string): EventName | undefined {
  return (
    addressed.find((name) => subject.startsWith(`${name}.`)) ??
    ((eventSubjects as readonly string[]).includes(subject) ? (subject as EventName) : undefined)
  );
}

export function progressSubject(flareId: string): string {
  return `flare.progress.${flareId}`;
}
