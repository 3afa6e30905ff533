import type { EventName, FlareError } from '@flarewire/schemas';

/** What lies on `dlq.<durable>` for an event that was given up. The event itself stays in its stream under `seq`. */
export type DeadLetter = {
  durable: string;
  event: EventName;
  subject: string;
  seq: number;
  attempts: number;
  error: { code: string; message: string };
  /** RFC 3339, UTC. */
  time: string;
};

export function deadLetter(
  { durable, event }: { durable: string; event: EventName },
  { subject, seq, attempt }: { subject: string; seq: number; attempt: number },
  { code, message }: FlareError,
): DeadLetter {
  return { durable, event, subject, seq, attempts: attempt, error: { code, message }, time: new Date().toISOString() };
}
