import type { DeadLetter } from '../events/dead-letter.ts';
import type { DeadLetters } from '../port/dead-letters.ts';
import type { EventLog } from './event-log.ts';

/** Dead letters in memory. Their ids count from 1, and stay when one is dropped. */
export function createMemoryLetters(letters: (DeadLetter | undefined)[], events: EventLog): DeadLetters {
  const letterOf = (id: number) => letters[id - 1];
  const eventOf = (seq: number) => events.after(seq - 1, () => true);
  return {
    list: async () => letters.flatMap((letter, index) => (letter ? [{ ...letter, id: index + 1 }] : [])),
    async get(id) {
      const letter = letterOf(id);
      const event = letter && eventOf(letter.seq);
      return letter && { ...letter, id, ...(event ? { payload: new TextDecoder().decode(event.payload) } : {}) };
    },
    async replay(id) {
      const letter = letterOf(id);
      const event = letter && eventOf(letter.seq);
      if (!event) return false;
      events.append(event.subject, event.payload, { id: `replay:${id}:${Date.now()}` });
      return true;
    },
    async drop(id) {
      if (!letterOf(id)) return false;
      letters[id - 1] = undefined;
      return true;
    },
  };
}
