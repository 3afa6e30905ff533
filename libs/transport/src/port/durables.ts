import type { EventName } from '@flarewire/schemas';

/** The durable consumers of the events. */
export interface Durables {
  /** Names of all that there are, whoever made them. @throws {FlareError} `not_allowed` */
  names(options?: { signal?: AbortSignal }): Promise<string[]>;
  /**
   * Removes one in which nothing waits, in which nobody asks for work, and of whose events none is stored any more: made anew, it would be
   * given the same.
   * @returns false where that is not so, where it works through other events, or where there is none of that name
   * @throws {FlareError} `not_allowed`
   */
  forget(durable: ForgettableDurable, options?: { signal?: AbortSignal }): Promise<boolean>;
}

/** A durable consumer by its name, and the events of a target that it works through. */
export type ForgettableDurable = { name: string; event: EventName; target: string };
