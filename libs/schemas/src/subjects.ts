import type { EventName } from './events/event.ts';

/** What the events stream stores: explicit names, since a stream on `flare.>` would answer `flare.create` itself. */
export const eventSubjects = [
  'flare.requested.*',
  'flare.created',
  'profiles.collected',
  'flare.awaiting-approval',
  'flare.approved',
  'flare.sent',
  'flare.failed',
  'flare.cancelled',
  'flare.group.created',
  'flare.group.ended',
] as const;

/** The subject an event goes out on: its name, except `flare.requested`, which is addressed to a target. */
export function subjectOf(name: EventName, target: string): string {
  return name === 'flare.requested' ? `flare.requested.${target}` : name;
}

/** The event that a subject carries, if it is one of ours. */
export function eventNameOf(subject: string): EventName | undefined {
  if (subject.startsWith('flare.requested.')) return 'flare.requested';
  return (eventSubjects as readonly string[]).includes(subject) ? (subject as EventName) : undefined;
}

export function progressSubject(flareId: string): string {
  return `flare.progress.${flareId}`;
}
