import type { FlareEvent, GroupEvent } from '@flarewire/schemas';

export type TailOptions = {
  /** `start`: all that is stored; `now`: only new ones; a number: after that sequence number. */
  from: 'start' | 'now' | number;
  /** Only the events of this flare. Of it, `start` is its own first event, where its record names that one. */
  flareId?: string;
  /** Only the events of this group and of its flares; `start` is about when it was asked for. */
  groupId?: string;
  /** `stored`: ends once all that was stored when it began has been read, however long the broker takes. */
  until?: 'stored';
  signal: AbortSignal;
};

type Place = {
  /** Sequence number, to go on from later. */
  seq: number;
  /** False while stored events are replayed. */
  live: boolean;
};

export type TailedEvent = FlareEvent & Place;

export type TailedGroupEvent = GroupEvent & Place;
