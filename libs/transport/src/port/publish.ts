import type { EventName } from '@flarewire/schemas';

/** How an event is lost: it is not stored, or a consumer is done with it. */
export type Loss = 'gone' | 'settled';

/** `seq`: the sequence number of the event, also where it was there already. */
export type Published = { duplicate: boolean; seq: number };

/** An event by its name, the id of its flare or group, and its sequence number. */
export type PublishedEvent = { name: EventName; about: string; seq: number };

export type PublishOptions = {
  /** W3C traceparent that this event continues. */
  traceparent?: string;
  /** How often it was lost, so that it is another one than those to the broker; default 0. */
  again?: number | undefined;
  /** Whether it was published long ago, if at all: where it is not found now, it never will be. */
  overdue?: boolean | undefined;
  signal?: AbortSignal;
};
