import type { DeadLetter } from '../events/dead-letter.ts';

/** Events that could not be handled, each once with its reason. */
export interface DeadLetters {
  list(options?: { signal?: AbortSignal }): Promise<DeadLetterEntry[]>;
  /** The letter with the event itself, as far as that is still stored. */
  get(id: number, options?: { signal?: AbortSignal }): Promise<(DeadLetterEntry & { payload?: string }) | undefined>;
  /** Stores the event anew, as it was. False when there is no such letter, or its event is no longer stored. */
  replay(id: number, options?: { signal?: AbortSignal }): Promise<boolean>;
  /** False when there is no such letter. */
  drop(id: number, options?: { signal?: AbortSignal }): Promise<boolean>;
}

export type DeadLetterEntry = DeadLetter & { id: number };
